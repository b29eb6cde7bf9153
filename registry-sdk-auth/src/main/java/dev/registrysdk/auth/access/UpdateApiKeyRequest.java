package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A change to an API key. */
@Model
@Value.Immutable
public interface UpdateApiKeyRequest {
  /**
   * Which one.
   *
   * @return for example {@code ApiKey-1a2b…}
   */
  String id();

  /**
   * The version that is meant to be changed; the current one if empty.
   *
   * @return the tag of {@link ApiKey#entityTag()}
   */
  Optional<String> entityTag();

  /**
   * The new name.
   *
   * @return the name; empty to keep it
   */
  Optional<String> name();

  /**
   * The new description.
   *
   * @return the description, an empty text to clear it; empty to keep it
   */
  Optional<String> description();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link UpdateApiKeyRequest}. */
  final class Builder extends ImmutableUpdateApiKeyRequest.Builder {
    Builder() {}
  }
}
