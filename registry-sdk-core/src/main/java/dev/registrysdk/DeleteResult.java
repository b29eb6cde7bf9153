package dev.registrysdk;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** What is gone after deleting an image. */
@Model
@Value.Immutable
public interface DeleteResult {
  /**
   * The manifest that was deleted.
   *
   * @return its digest
   */
  Digest digest();

  /**
   * The tags that pointed to it, and went with it.
   *
   * @return tags, sorted; empty if there were none, or if they were not looked up
   */
  List<String> tags();

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DeleteResult}. */
  final class Builder extends ImmutableDeleteResult.Builder {
    Builder() {}
  }
}
