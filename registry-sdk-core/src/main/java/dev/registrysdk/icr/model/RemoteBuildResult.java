package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** An image that the service has built and stored. */
@Model
@Value.Immutable
public interface RemoteBuildResult {
  /**
   * The name the image got.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * The image id: the digest of its configuration.
   *
   * @return the id; empty if the service did not tell
   */
  Optional<Digest> id();

  /**
   * The digest of the manifest that was stored.
   *
   * @return the digest; empty if the service did not tell
   */
  Optional<Digest> digest();

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RemoteBuildResult}. */
  final class Builder extends ImmutableRemoteBuildResult.Builder {
    Builder() {}
  }
}
