package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Exchanges a passcode, which works once, and goes on with the refresh token that it brings. */
final class PasscodeGrant implements Grant {
  private final IamService service;
  private final String who;
  private final Secret passcode;
  private final AtomicBoolean sent = new AtomicBoolean();
  private volatile Optional<RefreshGrant> next = Optional.empty();

  PasscodeGrant(IamService service, String who, Secret passcode) {
    this.service = service;
    this.who = who;
    this.passcode = passcode;
  }

  @Override
  public Granted request() {
    Optional<RefreshGrant> refresh = next;
    if (refresh.isPresent()) {
      return refresh.get().request();
    }
    if (sent.getAndSet(true)) {
      throw new AuthenticationException(
          Failure.of("Could not get an access token of " + service.host() + " with " + who)
              .reason("the passcode was sent already, and works once")
              .remedy(Remedy.GET_NEW_PASSCODE)
              .registry(service.host())
              .build());
    }
    Granted granted =
        service.token(
            who,
            TokenForm.ibm("passcode")
                .put("passcode", passcode)
                .forCloud()
                .by(service.options().client().or(() -> Optional.of(IamClient.CLI)))
                .once());
    next =
        granted
            .refreshToken()
            .map(token -> new RefreshGrant(service, "the session of " + who, token));
    return anotherAccount(granted) ? next.map(RefreshGrant::request).orElse(granted) : granted;
  }

  /** A passcode brings the account that the user has chosen last; a refresh token can change it. */
  private boolean anotherAccount(Granted granted) {
    Optional<String> wanted = service.options().account();
    return wanted.isPresent() && !granted.claims().account().equals(wanted);
  }
}
