package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An API key without its value: what is known of it. */
@Model
@Value.Immutable
public interface ApiKey {
  /**
   * The id.
   *
   * @return for example {@code ApiKey-1a2b…}
   */
  String id();

  /**
   * The version, to notice changes by others.
   *
   * @return the tag
   */
  Optional<String> entityTag();

  /**
   * The cloud resource name.
   *
   * @return the CRN
   */
  Optional<String> crn();

  /**
   * Whether it is locked: it cannot be changed or deleted until it is unlocked.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean locked() {
    return false;
  }

  /**
   * Whether it is disabled: nobody can sign in with it until it is enabled.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean disabled() {
    return false;
  }

  /**
   * The account it belongs to.
   *
   * @return the id of the account
   */
  Optional<String> accountId();

  /**
   * The identity it belongs to.
   *
   * @return for example {@code iam-ServiceId-1a2b…}
   */
  String iamId();

  /**
   * The name; not unique.
   *
   * @return for example {@code my-ci-key}
   */
  String name();

  /**
   * What it is for.
   *
   * @return the description
   */
  Optional<String> description();

  /**
   * When it was created.
   *
   * @return the moment, if the service tells it
   */
  Optional<Instant> created();

  /**
   * When it was changed last.
   *
   * @return the moment, if the service tells it
   */
  Optional<Instant> modified();

  /**
   * When it stops working.
   *
   * @return the moment; empty if it does not end
   */
  Optional<Instant> expires();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ApiKey}. */
  final class Builder extends ImmutableApiKey.Builder {
    Builder() {}
  }
}
