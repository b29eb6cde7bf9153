package dev.registrysdk.auth.iam;

import java.util.Optional;

/** Exchanges a refresh token, which may bring the next one with it. Kept in memory only. */
final class RefreshGrant implements Grant {
  private final IamService service;
  private final String who;
  private volatile Secret current;

  RefreshGrant(IamService service, String who, Secret refreshToken) {
    this.service = service;
    this.who = who;
    this.current = refreshToken;
  }

  @Override
  public Granted request() {
    Secret shown = current;
    IamOptions options = service.options();
    Granted granted =
        service
            .token(
                who,
                TokenForm.standard("refresh_token")
                    .put("refresh_token", shown)
                    .forCloud()
                    .put("account", options.account())
                    .by(options.client().or(() -> Optional.of(IamClient.CLI))))
            .orRefreshToken(shown);
    granted.refreshToken().ifPresent(next -> current = next);
    return granted;
  }
}
