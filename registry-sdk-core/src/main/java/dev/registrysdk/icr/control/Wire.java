package dev.registrysdk.icr.control;

import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How the service spells values that several answers have. */
public final class Wire {
  /** A text that counts as absent when it is empty. */
  public static final JsonType<Optional<String>> FILLED =
      JsonType.TEXT.map(text -> Optional.of(text).filter(filled -> !filled.isEmpty()));

  /**
   * A moment in ISO 8601; one in another layout counts as absent, as its layout is not promised.
   */
  public static final JsonType<Optional<Instant>> MOMENT = JsonType.TEXT.map(Wire::moment);

  /** A digest. */
  public static final JsonType<Digest> DIGEST = JsonType.TEXT.map(Digest::parse);

  /** A complete reference, with its registry. */
  public static final JsonType<ImageReference> REFERENCE =
      JsonType.TEXT.map(ImageReference::parseExact);

  private Wire() {}

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
