package dev.registrysdk.oci;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** How one step of an image came about (OCI config.md, "history"). */
@Model
@Value.Immutable
public interface HistoryEntry {
  /**
   * When the step was made.
   *
   * @return the time
   */
  Optional<Instant> created();

  /**
   * The command that made the step.
   *
   * @return for example a line of a Dockerfile
   */
  Optional<String> createdBy();

  /**
   * Who made the step.
   *
   * @return free text
   */
  Optional<String> author();

  /**
   * A note about the step.
   *
   * @return free text
   */
  Optional<String> comment();

  /**
   * Whether the step added no layer.
   *
   * @return true for a step that changed only the configuration
   */
  @Value.Default
  default boolean emptyLayer() {
    return false;
  }

  /**
   * Starts an entry.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link HistoryEntry}. */
  final class Builder extends ImmutableHistoryEntry.Builder {
    Builder() {}
  }
}
