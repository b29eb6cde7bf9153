package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is gone after deleting one image. It is in the trash. */
@Model
@Value.Immutable
public interface ImageDeletion {
  /**
   * What was deleted.
   *
   * @return the reference: by digest, if the digest is known
   */
  ImageReference image();

  /**
   * The manifest that was deleted.
   *
   * @return its digest; empty if it was named by a tag that could not be looked up
   */
  Optional<Digest> digest();

  /**
   * The tags that pointed to it in its repository, and went with it.
   *
   * @return tags, sorted; empty if there were none, or if they were not looked up
   */
  List<String> tags();

  /**
   * The service's answer. Its meaning is not documented: treat it as opaque.
   *
   * @return mostly the digest of the configuration
   */
  Optional<String> untagged();

  /**
   * Starts a deletion.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageDeletion}. */
  final class Builder extends ImmutableImageDeletion.Builder {
    Builder() {}
  }
}
