package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What an identity may do, and where. */
@Model
@Value.Immutable
public interface AccessPolicy {
  /**
   * The id.
   *
   * @return a UUID
   */
  String id();

  /**
   * Whom it is for.
   *
   * @return for example {@code iam-ServiceId-1a2b…}; empty for groups
   */
  Optional<String> iamId();

  /**
   * The roles it gives.
   *
   * @return their CRNs; {@link AccessRole#of} finds the constants
   */
  List<String> roles();

  /**
   * What it is limited to.
   *
   * @return for example {@code serviceName} and {@code resource}, with their values
   */
  Map<String, String> attributes();

  /**
   * What it is for.
   *
   * @return the description
   */
  Optional<String> description();

  /**
   * The state.
   *
   * @return for example {@code active}
   */
  Optional<String> state();

  /**
   * The version, to notice changes by others.
   *
   * @return the tag
   */
  Optional<String> entityTag();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link AccessPolicy}. */
  final class Builder extends ImmutableAccessPolicy.Builder {
    Builder() {}
  }
}
