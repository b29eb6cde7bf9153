package dev.registrysdk.build;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageSink;
import org.immutables.value.Value;

/** A Dockerfile to build, and where the image goes. */
@Model
@Value.Immutable
public interface BuildRequest extends BuildOptions {
  /**
   * Where the image goes.
   *
   * @return the place
   */
  ImageSink target();

  /**
   * Finds the images that the Dockerfile names.
   *
   * @return the finder
   */
  ImageFinder images();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildRequest}. */
  final class Builder extends ImmutableBuildRequest.Builder {
    Builder() {}

    /**
     * Adds a platform to build for.
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
