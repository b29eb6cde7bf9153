package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import java.time.Instant;
import java.util.Optional;

/** What is left when a user's access token is used up and no refresh token came with it. */
record NoGrant(IamService service, String who, Optional<Instant> expires) implements Grant {
  @Override
  public Granted request() {
    String reason =
        expires
            .filter(end -> !service.options().clock().instant().isBefore(end))
            .map(end -> "it expired at " + end)
            .orElse("it was refused");
    throw new AuthenticationException(
        Failure.of("Could not go on with " + who)
            .reason(reason + ", and no refresh token was given with it")
            .remedy(Remedy.PASS_NEW_TOKEN)
            .registry(service.host())
            .build());
  }
}
