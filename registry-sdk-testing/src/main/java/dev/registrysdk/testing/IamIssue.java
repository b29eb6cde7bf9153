package dev.registrysdk.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out an access token, and a refresh token to clients that can have one.
 *
 * @param session the login session to go on with; empty to begin one
 */
record IamIssue(
    IamWorld world,
    IamSubject identity,
    String grant,
    String scope,
    String client,
    String session) {
  static final String NO_CLIENT = "default";
  static final String NOT_SUPPORTED = "not_supported";

  static IamIssue of(IamForm form, IamSubject identity) {
    return new IamIssue(
        form.world(),
        identity,
        form.required("grant_type"),
        form.scope(),
        form.call().client().orElse(NO_CLIENT),
        "");
  }

  IamIssue inSession(String newSession) {
    return new IamIssue(world, identity, grant, scope, client, newSession);
  }

  /** The answer to those who proved who they are: with a refresh token if the client has an id. */
  Reply reply() {
    if (client.equals(NO_CLIENT)) {
      return Reply.status(200).withJson(json(Optional.of(NOT_SUPPORTED), Map.of()));
    }
    String current = session.isEmpty() ? world.ids().uuid("C-") : session;
    IamRefreshToken refresh = refreshToken(current);
    Map<String, Object> json = inSession(current).json(Optional.of(refresh.value()), Map.of());
    json.put("session_id", current);
    return Reply.status(200).withJson(json);
  }

  /** The answer with an access token only. */
  Reply withoutRefresh(Optional<String> refreshField, Map<String, Object> authn) {
    return Reply.status(200).withJson(json(refreshField, authn));
  }

  IamRefreshToken refreshToken(String forSession) {
    IamRefreshToken token =
        new IamRefreshToken(
            world.ids().secret(),
            identity,
            Set.of(client),
            world.now().plus(world.refreshLifetime()),
            forSession,
            false);
    world.sessions().add(token);
    return token;
  }

  /**
   * The access token itself.
   *
   * @param authn how the identity came about; empty for the identity itself
   */
  String accessToken(Map<String, Object> authn) {
    return world.jwt().sign(new IamClaims(this, world.now()).json(authn));
  }

  private Map<String, Object> json(Optional<String> refresh, Map<String, Object> authn) {
    Instant now = world.now();
    long lifetime = world.tokenLifetime().toSeconds();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("access_token", accessToken(authn));
    refresh.ifPresent(value -> json.put("refresh_token", value));
    world
        .directory()
        .user(identity.iamId())
        .ifPresent(user -> json.put("ims_user_id", user.number()));
    json.put("token_type", "Bearer");
    json.put("expires_in", lifetime);
    json.put("expiration", now.getEpochSecond() + lifetime);
    json.put("scope", scope);
    return json;
  }
}
