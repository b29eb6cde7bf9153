package dev.registrysdk;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/**
 * An image, and the tag it gets in its repository. IBM Cloud Container Registry gives it one in
 * another repository of the same region too.
 */
@Model
@Value.Immutable
public interface TagRequest {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * The tag, as a reference in the same repository, or at least in the same registry.
   *
   * @return its reference
   */
  ImageReference tag();

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    if (!image().registry().equals(tag().registry())) {
      throw new IllegalArgumentException(
          "A tag stays in the registry of its image: "
              + tag()
              + " is not in "
              + image().registry()
              + "; to give the image a name elsewhere, copy it: images().copy(\""
              + image()
              + "\", \""
              + tag()
              + "\")");
    }
    if (tag().tag().isEmpty() || tag().digest().isPresent()) {
      throw new IllegalArgumentException("Not a tag: " + tag() + "; write repository:tag");
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

  /** Builds a {@link TagRequest}. */
  final class Builder extends ImmutableTagRequest.Builder {
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
