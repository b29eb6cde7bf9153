package dev.registrysdk.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A refresh token for a new token, for another account, or for a token of another client. */
final class IamRefreshGrant implements IamGrant {
  static final String TYPE = "refresh_token";

  private static final String EXPIRY = "delegated_refresh_token_expiry";

  @Override
  public Reply answer(IamForm form) {
    String client = form.call().client().orElse(IamIssue.NO_CLIENT);
    IamRefreshToken token = IamSignIn.byRefreshToken(form.world(), form.required("refresh_token"));
    requireClient(token, client);
    if (token.delegated()) {
      throw IamFailure.of(400, "BXNIM0405E", "Provided token is not supported by this grant");
    }
    Set<String> types = form.responseTypes();
    Map<String, Object> delegated =
        types.contains(IamForm.DELEGATED) ? delegated(form, token) : Map.of();
    if (!types.contains(IamForm.CLOUD_IAM)) {
      return Reply.status(200).withJson(delegated);
    }
    IamSubject identity = inAccount(form, token.identity());
    Reply reply = IamIssue.of(form, identity).inSession(token.session()).reply();
    if (delegated.isEmpty()) {
      return reply;
    }
    Map<String, Object> both = new LinkedHashMap<>(delegated);
    Json.tryObject(new String(reply.body(), StandardCharsets.UTF_8))
        .ifPresent(json -> both.putAll(IamNumbers.whole(json)));
    return reply.withJson(both);
  }

  static void requireClient(IamRefreshToken token, String client) {
    if (!token.clients().contains(client)) {
      throw IamFailure.of(
          400, "BXNIM0139E", "Provided refresh token was created for another client ID");
    }
  }

  static IamFailure notAMember() {
    return IamFailure.of(400, "BXNIM0141E", "User is not a member of the account");
  }

  private static IamSubject inAccount(IamForm form, IamSubject identity) {
    String account = form.field("account").orElse(identity.account());
    if (form.world().directory().identity(identity.iamId(), account).isEmpty()) {
      throw notAMember();
    }
    return IamSignIn.active(form.world(), identity.iamId(), account);
  }

  private static Map<String, Object> delegated(IamForm form, IamRefreshToken token) {
    Set<String> receivers = Set.of(form.required("receiver_client_ids").split("[ ,]+", -1));
    String seconds = form.field(EXPIRY).orElse("600");
    if (!seconds.matches("[1-9]\\d{0,6}")) {
      throw IamFailure.invalid(EXPIRY, seconds, "seconds");
    }
    IamRefreshToken made =
        new IamRefreshToken(
            form.world().ids().secret(),
            token.identity(),
            receivers,
            form.world().now().plus(Duration.ofSeconds(Long.parseLong(seconds))),
            token.session(),
            true);
    form.world().sessions().add(made);
    return Map.of(IamForm.DELEGATED, made.value());
  }
}
