package dev.registrysdk.copy;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** What a copy has to look at: known once the manifests were read, before any blob moves. */
@Model
@Value.Immutable
public interface CopyPlan {
  /**
   * The manifest or index that gets the name.
   *
   * @return its descriptor
   */
  Descriptor root();

  /**
   * The manifests that are written before the root.
   *
   * @return their descriptors, each once
   */
  List<Descriptor> manifests();

  /**
   * The blobs that have to be in the target.
   *
   * @return their descriptors, each once; some may turn out to be there already
   */
  List<Descriptor> blobs();

  /**
   * The size of all blobs together.
   *
   * @return bytes
   */
  default long bytes() {
    return blobs().stream().mapToLong(Descriptor::size).sum();
  }

  /**
   * Starts a plan.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CopyPlan}. */
  final class Builder extends ImmutableCopyPlan.Builder {
    Builder() {}
  }
}
