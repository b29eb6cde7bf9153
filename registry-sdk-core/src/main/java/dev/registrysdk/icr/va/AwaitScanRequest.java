package dev.registrysdk.icr.va;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.time.Duration;
import org.immutables.value.Value;

/** An image whose scan is waited for. */
@Model
@Value.Immutable
public interface AwaitScanRequest {
  /**
   * The image. Its registry is asked.
   *
   * @return a reference with a tag; only tagged images are scanned
   */
  ImageReference image();

  /**
   * How long to wait at most.
   *
   * @return 10 minutes unless set
   */
  @Value.Default
  default Duration timeout() {
    return Duration.ofMinutes(10);
  }

  /**
   * How long to wait between two questions.
   *
   * @return 5 seconds unless set
   */
  @Value.Default
  default Duration interval() {
    return Duration.ofSeconds(5);
  }

  /** Checks the times. */
  @Value.Check
  default void check() {
    if (timeout().isNegative() || interval().isNegative() || interval().isZero()) {
      throw new IllegalArgumentException(
          "A timeout is not negative, and an interval is longer than nothing: timeout "
              + timeout()
              + ", interval "
              + interval());
    }
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AwaitScanRequest}. */
  final class Builder extends ImmutableAwaitScanRequest.Builder {
    Builder() {}

    /**
     * Names the image; {@code latest} is meant if it has neither tag nor digest.
     *
     * @param name for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text is not a reference
     */
    public Builder image(String name) {
      return image(ImageReference.parse(name));
    }
  }
}
