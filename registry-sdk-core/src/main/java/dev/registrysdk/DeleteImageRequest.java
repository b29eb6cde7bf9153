package dev.registrysdk;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** An image to delete. */
@Model
@Value.Immutable
public interface DeleteImageRequest {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * Whether the tags that go with the image are looked up first, so that the result can name them;
   * this takes a request for each tag of the repository, or one to the control plane of IBM Cloud,
   * which takes the role Reader.
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

  /** Builds a {@link DeleteImageRequest}. */
  final class Builder extends ImmutableDeleteImageRequest.Builder {
    Builder() {}

    /**
     * Names the image.
     *
     * @param reference for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder image(String reference) {
      return image(ImageReference.parseExact(reference));
    }
  }
}
