package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A message of the service about how a build goes. */
@Model
@Value.Immutable
public interface BuildMessage {
  /**
   * Output as it is.
   *
   * @return text, line ends included
   */
  Optional<String> stream();

  /**
   * What is being done.
   *
   * @return for example {@code Pushing}
   */
  Optional<String> status();

  /**
   * What it is done to.
   *
   * @return for example the id of a layer
   */
  Optional<String> id();

  /**
   * How much is done; it can be more than there is to do.
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
   * Starts a message.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildMessage}. */
  final class Builder extends ImmutableBuildMessage.Builder {
    Builder() {}
  }
}
