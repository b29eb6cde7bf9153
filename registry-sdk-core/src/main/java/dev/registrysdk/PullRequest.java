package dev.registrysdk;

import dev.registrysdk.copy.CopySettings;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageSink;
import org.immutables.value.Value;

/** An image to pull, and the place it goes to. */
@Model
@Value.Immutable
public interface PullRequest extends CopySettings {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * Where the image goes.
   *
   * @return the place
   */
  ImageSink target();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PullRequest}. */
  final class Builder extends ImmutablePullRequest.Builder {
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
