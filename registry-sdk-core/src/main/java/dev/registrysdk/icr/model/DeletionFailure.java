package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** An image that was not deleted, and why. */
@Model
@Value.Immutable
public interface DeletionFailure {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * The service's code.
   *
   * @return for example {@code CRI0106E}; empty if the reason is not from the service
   */
  Optional<String> code();

  /**
   * What happened.
   *
   * @return one or more sentences in English
   */
  String message();

  /**
   * Starts a failure.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DeletionFailure}. */
  final class Builder extends ImmutableDeletionFailure.Builder {
    Builder() {}
  }
}
