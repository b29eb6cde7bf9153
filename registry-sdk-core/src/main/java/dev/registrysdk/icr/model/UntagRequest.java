package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A tag to take from its image. */
@Model
@Value.Immutable
public interface UntagRequest {
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

  /** Builds an {@link UntagRequest}. */
  final class Builder extends ImmutableUntagRequest.Builder {
    Builder() {}

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
