package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/**
 * An image to restore from the trash: by digest with all its tags, or by tag with that tag only.
 */
@Model
@Value.Immutable
public interface RestoreRequest {
  /**
   * The image. If it has both tag and digest, the digest counts.
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

  /** Builds a {@link RestoreRequest}. */
  final class Builder extends ImmutableRestoreRequest.Builder {
    Builder() {}

    /**
     * Names the image.
     *
     * @param reference for example {@code us.icr.io/acme/web@sha256:…}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder image(String reference) {
      return image(ImageReference.parseExact(reference));
    }
  }
}
