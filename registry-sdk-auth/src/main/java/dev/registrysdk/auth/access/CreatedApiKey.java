package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** An API key that was just created, with its value: the service does not tell it again. */
@Model
@Value.Immutable
public interface CreatedApiKey {
  /**
   * What is known of the key.
   *
   * @return the key
   */
  ApiKey key();

  /**
   * What one signs in with.
   *
   * @return the value; its {@code toString} hides it
   */
  ApiKeyValue value();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CreatedApiKey}. */
  final class Builder extends ImmutableCreatedApiKey.Builder {
    Builder() {}
  }
}
