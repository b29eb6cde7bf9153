package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A namespace: the first part of the path of a repository, owned by one account. */
@Model
@Value.Immutable
public interface Namespace {
  /**
   * The name.
   *
   * @return for example {@code acme}
   */
  String name();

  /**
   * The account that owns it.
   *
   * @return the id of the account, if the service tells it
   */
  Optional<String> account();

  /**
   * The cloud resource name.
   *
   * @return the CRN; empty for a namespace that is in no resource group
   */
  Optional<String> crn();

  /**
   * The resource group it is in.
   *
   * @return the id of the group; empty for a namespace that is in none
   */
  Optional<String> resourceGroup();

  /**
   * When it was created.
   *
   * @return the moment, if the service tells it
   */
  Optional<Instant> created();

  /**
   * When it was put into its resource group.
   *
   * @return the moment, if the service tells it
   */
  Optional<Instant> assigned();

  /**
   * When it was changed last.
   *
   * @return the moment, if the service tells it
   */
  Optional<Instant> updated();

  /**
   * Checks the name of a namespace by the rule of the service: 4 to 30 of {@code a-z 0-9 - _}, the
   * first and last a letter or digit.
   *
   * @param name a name
   * @return the name
   * @throws IllegalArgumentException if it does not follow the rule, which the message tells
   */
  static String checkName(String name) {
    Names.checkNamespace(name);
    return name;
  }

  /**
   * Starts a namespace.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Namespace}. */
  final class Builder extends ImmutableNamespace.Builder {
    Builder() {}
  }
}
