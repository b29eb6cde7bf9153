package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** What came back from the trash. */
@Model
@Value.Immutable
public interface RestoreResult {
  /**
   * What was restored.
   *
   * @return its reference by digest or tag, as it was asked for
   */
  ImageReference image();

  /**
   * The tags that came back.
   *
   * @return tags
   */
  List<String> restored();

  /**
   * The tags that did not come back, as images that are not in the trash have them now. The image
   * itself is back, also if all its tags are among these.
   *
   * @return tags
   */
  List<String> notRestored();

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RestoreResult}. */
  final class Builder extends ImmutableRestoreResult.Builder {
    Builder() {}
  }
}
