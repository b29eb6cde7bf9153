package dev.registrysdk.icr.control;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The account whose registry is meant: the one that was set, else the one the credentials know,
 * else the one named by the access token.
 */
final class Account {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");

  private final Optional<String> configured;
  private final CredentialProvider credentials;

  Account(Optional<String> configured, CredentialProvider credentials) {
    if (configured.isPresent() && !ID.matcher(configured.get()).matches()) {
      throw new IllegalArgumentException(
          "An account is given by its id, 32 hex digits and nothing around them, as 'ibmcloud"
              + " account show' prints it: '"
              + configured.get()
              + "'");
    }
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
    Optional<Credentials> shown = credentials.credentials(target);
    if (shown.isPresent() && !(shown.get() instanceof Credentials.BearerToken)) {
      throw notToken(what, host);
    }
    if (configured.isPresent()) {
      return configured.get();
    }
    return credentials
        .account(target)
        .or(() -> shown.flatMap(Account::claim))
        .orElseThrow(() -> shown.isEmpty() ? stranger(what, host) : unknown(what, host));
  }

  /** The refresh token behind the access token that is shown to a registry. */
  Optional<String> refreshToken(String host) {
    return credentials.refreshToken(AuthTarget.control(host)).map(Credentials.IdentityToken::token);
  }

  private static Optional<String> claim(Credentials shown) {
    return shown instanceof Credentials.BearerToken token
        ? AccessToken.account(token.token())
        : Optional.empty();
  }

  private static AuthenticationException notToken(String what, String host) {
    return new AuthenticationException(
        Failure.of(what)
            .reason("the control plane takes an IAM access token, not a user name and password")
            .remedy(Remedy.USE_ACCESS_TOKEN)
            .registry(host)
            .build());
  }

  private AuthenticationException stranger(String what, String host) {
    boolean forOthers = credentials.withholds(AuthTarget.control(host));
    return new AuthenticationException(
        Failure.of(what)
            .reason(
                forOthers
                    ? "the credentials are for other registries, so none were shown to " + host
                    : "no credentials for " + host)
            .remedy(forOthers ? Remedy.NAME_REGISTRY : Remedy.SIGN_IN)
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
