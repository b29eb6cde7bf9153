package dev.registrysdk.auth.access;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import java.util.Optional;

/** The account that is administered: the one that was set, or the one the credentials belong to. */
final class AccountLookup {
  private final Optional<String> configured;
  private final CredentialProvider credentials;
  private final AuthTarget iam;

  AccountLookup(Optional<String> configured, CredentialProvider credentials, AuthTarget iam) {
    this.configured = configured;
    this.credentials = credentials;
    this.iam = iam;
  }

  String id(String what) {
    return configured
        .or(() -> credentials.account(iam))
        .orElseThrow(
            () ->
                new AuthenticationException(
                    Failure.of(what)
                        .reason("the account is not known, and the credentials do not tell it")
                        .remedy(Remedy.SET_ACCOUNT)
                        .registry(iam.host())
                        .build()));
  }
}
