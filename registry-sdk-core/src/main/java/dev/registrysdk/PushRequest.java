package dev.registrysdk;

import dev.registrysdk.copy.CopySettings;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageSource;
import org.immutables.value.Value;

/** An image to push, and the name it gets. */
@Model
@Value.Immutable
public interface PushRequest extends CopySettings {
  /**
   * Where the image is.
   *
   * @return the place
   */
  ImageSource source();

  /**
   * The name the image gets.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PushRequest}. */
  final class Builder extends ImmutablePushRequest.Builder {
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
