package dev.registrysdk.icr.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments as languages and databases print them, where they differ from ISO 8601. A class of
 * its own, as moments that follow the standard need none of it.
 */
final class OtherMoments {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)"
              + " ?(?:([+-]\\d\\d):?(\\d\\d)?|[Zz])?(?: ?UTC| ?GMT)?");

  private OtherMoments() {}

  static Optional<Instant> read(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String minutes = form.group(4) == null ? "00" : form.group(4);
    String offset = form.group(3) == null ? "Z" : form.group(3) + ":" + minutes;
    try {
      return Optional.of(
          OffsetDateTime.parse(form.group(1) + "T" + form.group(2) + offset).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
