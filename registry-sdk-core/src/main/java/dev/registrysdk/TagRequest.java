package dev.registrysdk;

import dev.registrysdk.icr.Region;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.Optional;
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
    String here = image().registry();
    String there = tag().registry();
    if (!here.equals(there) && sameRegion(here, there)) {
      throw new IllegalArgumentException(
          here
              + " and "
              + there
              + " are names of one registry: write the image and the tag with the same one, not "
              + tag());
    }
    if (!here.equals(there)) {
      throw new IllegalArgumentException(
          "A tag stays in the registry of its image: "
              + tag()
              + " is not in "
              + here
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

  private static boolean sameRegion(String here, String there) {
    Optional<String> name = Region.ofHost(here).map(Region::name);
    return name.isPresent() && Region.ofHost(there).map(Region::name).equals(name);
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
