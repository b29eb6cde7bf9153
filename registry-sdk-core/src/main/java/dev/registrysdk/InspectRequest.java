package dev.registrysdk;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import java.util.Optional;
import org.immutables.value.Value;

/** An image to inspect. */
@Model
@Value.Immutable
public interface InspectRequest {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * Which image of an index.
   *
   * @return the platform; this machine's, or else the first one, unless set
   */
  Optional<Platform> platform();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link InspectRequest}. */
  final class Builder extends ImmutableInspectRequest.Builder {
    Builder() {}

    /**
     * Names the image.
     *
     * @param reference for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder image(String reference) {
      return image(ImageReference.parse(reference));
    }

    /**
     * Chooses the image of an index.
     *
     * @param platform {@code os/architecture[/variant]}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder platform(String platform) {
      return platform(Platform.parse(platform));
    }
  }
}
