package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** What was removed when an image lost a tag; the image stays. */
@Model
@Value.Immutable
public interface Untagged {
  /**
   * The tag.
   *
   * @return its reference
   */
  ImageReference tag();

  /**
   * The service's answer. Its meaning is not documented: treat it as opaque.
   *
   * @return mostly the digest of the configuration
   */
  Optional<String> untagged();

  /**
   * Starts an answer.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Untagged}. */
  final class Builder extends ImmutableUntagged.Builder {
    Builder() {}
  }
}
