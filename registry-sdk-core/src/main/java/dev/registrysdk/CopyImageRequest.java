package dev.registrysdk;

import dev.registrysdk.copy.CopySettings;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import org.immutables.value.Value;

/** An image to copy from one repository to another. */
@Model
@Value.Immutable
public interface CopyImageRequest extends CopySettings {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference source();

  /**
   * The name the copy gets.
   *
   * @return its reference
   */
  ImageReference target();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CopyImageRequest}. */
  final class Builder extends ImmutableCopyImageRequest.Builder {
    Builder() {}

    /**
     * Names the image.
     *
     * @param reference for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder source(String reference) {
      return source(ImageReference.parse(reference));
    }

    /**
     * Names the copy.
     *
     * @param reference for example {@code de.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder target(String reference) {
      return target(ImageReference.parse(reference));
    }

    /**
     * Adds a platform to transfer.
     *
     * @param platform {@code os/architecture[/variant]}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder platform(String platform) {
      return addPlatforms(Platform.parse(platform));
    }
  }
}
