package dev.registrysdk.icr.control;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import java.util.Optional;

/**
 * The account whose registry is meant: the one that was set, else the one the credentials know,
 * else the one named by the access token.
 */
final class Account {
  private final Optional<String> configured;
  private final CredentialProvider credentials;

  Account(Optional<String> configured, CredentialProvider credentials) {
    this.configured = configured;
    this.credentials = credentials;
  }

  /**
   * The id of the account.
   *
   * @param what what cannot be done without it
   * @param host the registry
   */
  String id(String what, String host) {
    AuthTarget target = AuthTarget.control(host);
    return configured
        .or(() -> credentials.account(target))
        .or(() -> credentials.credentials(target).flatMap(found -> claim(found, what, host)))
        .orElseThrow(() -> unknown(what, host));
  }

  private static Optional<String> claim(Credentials found, String what, String host) {
    if (found instanceof Credentials.BearerToken token) {
      return AccessToken.account(token.token());
    }
    throw new AuthenticationException(
        Failure.of(what)
            .reason("the control plane takes an IAM access token, not a user name and password")
            .remedy(Remedy.USE_ACCESS_TOKEN)
            .registry(host)
            .build());
  }

  private static AuthenticationException unknown(String what, String host) {
    return new AuthenticationException(
        Failure.of(what)
            .reason("the account is not known, and the credentials do not tell it")
            .remedy(Remedy.SET_ACCOUNT)
            .registry(host)
            .build());
  }
}
