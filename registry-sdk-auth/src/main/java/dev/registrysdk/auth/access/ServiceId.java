package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An identity for programs, with policies and API keys of its own. */
@Model
@Value.Immutable
public interface ServiceId {
  /**
   * The id, as paths have it.
   *
   * @return for example {@code ServiceId-1a2b…}
   */
  String id();

  /**
   * The id, as policies and API keys have it.
   *
   * @return for example {@code iam-ServiceId-1a2b…}
   */
  String iamId();

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
   * The account it belongs to.
   *
   * @return the id of the account
   */
  Optional<String> accountId();

  /**
   * The name; not unique.
   *
   * @return for example {@code my-ci}
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
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ServiceId}. */
  final class Builder extends ImmutableServiceId.Builder {
    Builder() {}
  }
}
