package dev.registrysdk;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A tag to remove. */
@Model
@Value.Immutable
public interface RemoveTagRequest {
  /**
   * The tag.
   *
   * @return its reference
   */
  ImageReference tag();

  /** Checks the invariants. */
  @Value.Check
  default void check() {
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

  /** Builds a {@link RemoveTagRequest}. */
  final class Builder extends ImmutableRemoveTagRequest.Builder {
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
