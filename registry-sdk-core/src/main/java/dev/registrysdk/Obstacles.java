package dev.registrysdk;

import dev.registrysdk.build.LayerCompression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what of a request a builder elsewhere cannot do. */
final class Obstacles {
  private final List<String> found = new ArrayList<>();

  /** What only a builder of our own can do. */
  static Obstacles elsewhere(BuildImageRequest request) {
    boolean dated =
        request.created().isPresent() || request.arguments().containsKey("SOURCE_DATE_EPOCH");
    return new Obstacles()
        .when(dated, "date the image otherwise than now: created, SOURCE_DATE_EPOCH")
        .when(!request.annotations().isEmpty(), "annotate it: annotations")
        .when(request.format().isPresent(), "choose its media types: format")
        .when(
            request.compression() != LayerCompression.GZIP,
            "choose how layers are stored: compression");
  }

  Obstacles when(boolean present, String obstacle) {
    if (present) {
      found.add(obstacle);
    }
    return this;
  }

  /** All of them, to stand behind "cannot". */
  Optional<String> text() {
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
  }
}
