package dev.registrysdk.icr.control;

import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** How the service spells values that several answers have. */
public final class Wire {
  /** A text that counts as absent when it is empty. */
  public static final JsonType<Optional<String>> FILLED =
      JsonType.TEXT.map(text -> Optional.of(text).filter(filled -> !filled.isEmpty()));

  /**
   * A moment in ISO 8601, also with blanks in it and an offset without a colon, or in UTC without
   * an offset; one in another layout counts as absent, as the layout is not promised.
   */
  public static final JsonType<Optional<Instant>> MOMENT = JsonType.TEXT.map(Wire::moment);

  /** A digest. */
  public static final JsonType<Digest> DIGEST = JsonType.TEXT.map(Digest::parse);

  /** A complete reference, with its registry. */
  public static final JsonType<ImageReference> REFERENCE =
      JsonType.TEXT.map(ImageReference::parseExact);

  /**
   * When an image was built, in seconds since 1970. Builders that want the same image every time
   * leave the date out; so zero, and what is before it, counts as absent.
   */
  public static final JsonType<Optional<Instant>> BUILD_SECONDS =
      JsonType.LONG.map(Wire::buildSeconds);

  /** When an image was built, in ISO 8601; a date of 1970 or before counts as absent. */
  public static final JsonType<Optional<Instant>> BUILD_MOMENT =
      JsonType.TEXT.map(text -> moment(text).filter(time -> time.isAfter(Instant.EPOCH)));

  /** Labels and the like. */
  public static final JsonType<Map<String, String>> TEXTS_BY_NAME = JsonType.mapOf(JsonType.TEXT);

  private Wire() {}

  /**
   * The name of an image with its registry. The service usually has it in front, but does not
   * promise that everywhere, and without it Docker's rules would make it an image of Docker Hub.
   *
   * @param host the registry that told the name
   * @param name with a registry or without
   * @return the name, with the registry in front
   */
  public static String located(String host, String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean registry =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    return registry ? name : host + "/" + name;
  }

  private static Optional<Instant> buildSeconds(long seconds) {
    return seconds > 0 && seconds <= Instant.MAX.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return OtherMoments.read(text);
    }
  }
}
