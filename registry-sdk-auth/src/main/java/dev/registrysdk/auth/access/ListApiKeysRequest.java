package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** Which API keys are wanted. */
@Model
@Value.Immutable
public interface ListApiKeysRequest {
  /**
   * Whose keys.
   *
   * @return the identity; the caller if empty, unless all of the account are wanted
   */
  Optional<String> iamId();

  /**
   * Whether all keys of the account are wanted.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean account() {
    return false;
  }

  /**
   * The kind of identity, with {@link #account()}.
   *
   * @return {@code user} or {@code serviceid}
   */
  Optional<String> type();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListApiKeysRequest}. */
  final class Builder extends ImmutableListApiKeysRequest.Builder {
    Builder() {}
  }
}
