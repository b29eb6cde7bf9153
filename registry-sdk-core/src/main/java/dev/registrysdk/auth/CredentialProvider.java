package dev.registrysdk.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the credentials for a registry. Implementations are safe for use by several threads; they
 * are asked often and should answer from memory where they can.
 *
 * <p>There is no provider that answers for every host on purpose: credentials go only to the host
 * they are for.
 */
@FunctionalInterface
public interface CredentialProvider {
  /**
   * The credentials for a target.
   *
   * @param target what they are for
   * @return the credentials, or empty to stay anonymous
   * @throws dev.registrysdk.error.RegistryException if credentials are configured but cannot be had
   */
  Optional<Credentials> credentials(AuthTarget target);

  /**
   * Tells that credentials were refused, so that a provider which keeps them can drop them. The
   * default does nothing.
   *
   * @param target what they were for
   * @param refused the credentials that were sent
   */
  default void refused(AuthTarget target, Credentials refused) {}

  /**
   * The account at the service that the credentials belong to, where the provider knows it: the
   * control plane asks for it when the client was not told one.
   *
   * @param target what the credentials are for
   * @return the id of the account; empty unless a provider says otherwise
   * @throws dev.registrysdk.error.RegistryException if it had to be looked up and could not
   */
  default Optional<String> account(AuthTarget target) {
    return Optional.empty();
  }

  /**
   * The refresh token behind an access token, where the provider has one: the remote builder of the
   * service asks for it, to push with when the access token may have expired.
   *
   * @param target what the credentials are for
   * @return the token; empty unless a provider says otherwise
   * @throws dev.registrysdk.error.RegistryException if it had to be fetched and could not
   */
  default Optional<Credentials.IdentityToken> refreshToken(AuthTarget target) {
    return Optional.empty();
  }

  /**
   * Whether there are credentials that could be meant for a target, but only for other hosts by
   * what was set: a refusal then says that, and how to name the host.
   *
   * @param target what credentials were looked for
   * @return false unless a provider says otherwise
   */
  default boolean withholds(AuthTarget target) {
    return false;
  }

  /**
   * No credentials for anything.
   *
   * @return the provider
   */
  static CredentialProvider anonymous() {
    return target -> Optional.empty();
  }

  /**
   * Fixed credentials for one registry.
   *
   * @param host the registry's host as in an image reference, with {@code :port} if there is one
   * @param credentials what to show there
   * @return the provider; it answers for that host only
   * @throws IllegalArgumentException if the text is not a host but, for example, a URL: nothing
   *     would ever be found for it
   */
  static CredentialProvider of(String host, Credentials credentials) {
    return new ForHost(host, credentials);
  }

  /**
   * Fixed credentials for several registries.
   *
   * @param credentials what to show where, by the registry's host as in an image reference, with
   *     {@code :port} if there is one
   * @return the provider; it answers for those hosts only
   * @throws IllegalArgumentException if a text is not a host but, for example, a URL, or if two are
   *     the same host
   */
  static CredentialProvider perHost(Map<String, Credentials> credentials) {
    return PerHost.of(credentials);
  }

  /**
   * Asks several providers in order; the first answer counts.
   *
   * @param providers the providers, most wanted first
   * @return the provider
   */
  static CredentialProvider firstOf(CredentialProvider... providers) {
    return new FirstOf(List.of(providers));
  }
}
