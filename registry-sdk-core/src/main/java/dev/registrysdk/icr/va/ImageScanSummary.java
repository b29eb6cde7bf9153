package dev.registrysdk.icr.va;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** How many things are wrong with one image of the account. */
@Model
@Value.Immutable
public interface ImageScanSummary {
  /**
   * The image.
   *
   * @return its complete reference
   */
  ImageReference image();

  /**
   * When the image was built.
   *
   * @return the moment, if the image tells it
   */
  Optional<Instant> created();

  /**
   * How many things are wrong with it.
   *
   * @return the summary
   */
  ScanSummary summary();

  /**
   * Starts a summary.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageScanSummary}. */
  final class Builder extends ImmutableImageScanSummary.Builder {
    Builder() {}
  }
}
