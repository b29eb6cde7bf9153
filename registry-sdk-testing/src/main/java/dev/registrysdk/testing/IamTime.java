package dev.registrysdk.testing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The ways in which IAM writes a time. */
final class IamTime {
  private static final DateTimeFormatter MILLIS = of("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter MINUTES = of("yyyy-MM-dd'T'HH:mm'+0000'");
  private static final DateTimeFormatter CONTEXT = of("dd.MM.yyyy HH:mm:ss:SSS 'UTC'");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss][.SSS][XX][XXX]", Locale.ROOT);

  private IamTime() {}

  /** For example {@code 2019-01-01T12:00:00.000Z}. */
  static String millis(Instant time) {
    return MILLIS.format(time);
  }

  /** For example {@code 2049-01-02T18:30+0000}. */
  static String minutes(Instant time) {
    return MINUTES.format(time);
  }

  /** For example {@code 26.12.2024 17:23:26:340 UTC}. */
  static String context(Instant time) {
    return CONTEXT.format(time);
  }

  /** When an API key is to expire, with or without seconds; nothing when the text says no time. */
  static Optional<Instant> tryParse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, EXPIRY).toInstant());
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter of(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
