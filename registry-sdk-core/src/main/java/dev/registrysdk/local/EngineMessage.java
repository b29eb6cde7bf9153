package dev.registrysdk.local;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A message of an engine about how a build goes. */
@Model
@Value.Immutable
public interface EngineMessage {
  /**
   * Output as it is.
   *
   * @return text, line ends included
   */
  Optional<String> stream();

  /**
   * What is being done.
   *
   * @return for example {@code Downloading}
   */
  Optional<String> status();

  /**
   * What it is done to.
   *
   * @return for example the id of a layer
   */
  Optional<String> id();

  /**
   * How much is done.
   *
   * @return mostly bytes; 0 if unknown
   */
  @Value.Default
  default long current() {
    return 0;
  }

  /**
   * How much there is to do.
   *
   * @return in the unit of {@link #current()}; 0 if unknown
   */
  @Value.Default
  default long total() {
    return 0;
  }

  /**
   * More, for programs.
   *
   * @return JSON; what it is depends on {@link #id()}
   */
  Optional<String> aux();

  /**
   * Starts one.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EngineMessage}. */
  final class Builder extends ImmutableEngineMessage.Builder {
    Builder() {}
  }
}
