package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** An image, and a tag that it gets; in its own repository, or in another of the same registry. */
@Model
@Value.Immutable
public interface AddTagRequest {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * The tag.
   *
   * @return its reference
   */
  ImageReference tag();

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    Names.checkTag(tag());
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AddTagRequest}. */
  final class Builder extends ImmutableAddTagRequest.Builder {
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
     * Names the tag.
     *
     * @param reference for example {@code us.icr.io/acme/web:stable}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder tag(String reference) {
      return tag(ImageReference.parseExact(reference));
    }
  }
}
