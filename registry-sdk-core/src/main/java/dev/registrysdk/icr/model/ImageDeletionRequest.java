package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** One image to delete. With it goes every tag that it has in its repository. */
@Model
@Value.Immutable
public interface ImageDeletionRequest {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * Whether the digest and the tags that go with the image are looked up first, so that the result
   * can name them; this lists the repository.
   *
   * @return true unless set
   */
  @Value.Default
  default boolean findTags() {
    return true;
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageDeletionRequest}. */
  final class Builder extends ImmutableImageDeletionRequest.Builder {
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
  }
}
