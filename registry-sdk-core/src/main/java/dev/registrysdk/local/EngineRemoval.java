package dev.registrysdk.local;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** What went with an image that was removed from a container engine. */
@Model
@Value.Immutable
public interface EngineRemoval {
  /**
   * The names that were removed.
   *
   * @return as the engine writes them
   */
  List<String> untagged();

  /**
   * The images and layers that were deleted.
   *
   * @return their ids in the engine
   */
  List<Digest> deleted();

  /**
   * Starts one.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EngineRemoval}. */
  final class Builder extends ImmutableEngineRemoval.Builder {
    Builder() {}
  }
}
