package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.oci.Model;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** How {@link IamCredentials} speak to IAM, and for which hosts they answer. */
@Model
@Value.Immutable
public interface IamOptions {
  /**
   * Where IAM is.
   *
   * @return the endpoint, that of the public network when left out
   */
  @Value.Default
  default IamEndpoint endpoint() {
    return IamEndpoint.PUBLIC;
  }

  /**
   * The client that asks. Refresh tokens and passcodes belong to one; where none is set, they are
   * taken to belong to the command line's, and other requests name none.
   *
   * @return id and secret
   */
  Optional<IamClient> client();

  /**
   * The scope to ask for.
   *
   * @return for example {@code ibm openid}; IAM's default when left out
   */
  Optional<String> scope();

  /**
   * The account that is meant. A user with a refresh token or a passcode gets tokens for this
   * account; an API key has one account and cannot change it.
   *
   * @return the id, 32 hexadecimal digits; when left out, the one that the token names
   */
  Optional<String> account();

  /**
   * Registries that get these credentials in addition to those of IBM Cloud Container Registry.
   *
   * @return hosts as in an image reference, with {@code :port} if there is one
   */
  Set<String> registries();

  /**
   * What is shown to the registry's data plane.
   *
   * @return the user name
   */
  @Value.Default
  default IcrUsername username() {
    return IcrUsername.AUTOMATIC;
  }

  /**
   * How requests are made. Hosts that it lets speak plain HTTP are not among those that IAM's
   * secrets are sent to.
   *
   * @return the options
   */
  @Value.Default
  default HttpOptions http() {
    return HttpOptions.defaults();
  }

  /**
   * The clock that tokens given by the user are judged by. Tokens that were fetched are not judged
   * by a clock that can be set.
   *
   * @return the system's clock when left out
   */
  @Value.Default
  default Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * Brings the hosts to lower case, and checks them.
   *
   * @return these options, or the same ones with hosts in lower case
   * @throws IllegalArgumentException if a registry is not a host, or the account or scope is empty
   */
  @Value.Check
  default IamOptions checked() {
    if (account().filter(String::isBlank).isPresent()
        || scope().filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("Account and scope are left out, or not empty");
    }
    Set<String> lower =
        registries().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    lower.forEach(IamOptions::checkHost);
    return lower.equals(registries()) ? this : builder().from(this).registries(lower).build();
  }

  @SuppressWarnings("CheckReturnValue")
  private static void checkHost(String host) {
    // The contract of all providers says what a host is; the credentials do not matter here.
    CredentialProvider.of(host, Credentials.basic("", ""));
  }

  /**
   * The options that suit most callers.
   *
   * @return options with nothing changed
   */
  static IamOptions defaults() {
    return builder().build();
  }

  /**
   * Starts options from the defaults.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link IamOptions}. */
  final class Builder extends ImmutableIamOptions.Builder {
    Builder() {}
  }
}
