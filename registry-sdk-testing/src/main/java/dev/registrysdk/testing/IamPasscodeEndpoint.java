package dev.registrysdk.testing;

import java.util.Map;

/** {@code POST /identity/passcode}: a refresh token for a one-time passcode. */
final class IamPasscodeEndpoint implements IamEndpoint {
  @Override
  public Reply answer(IamCall call) {
    IamForm form = IamForm.of(call);
    String client = form.requiredClient();
    String type = form.required("grant_type");
    if (!type.equals(IamRefreshGrant.TYPE)) {
      throw IamFailure.invalid("grant_type", type, IamRefreshGrant.TYPE);
    }
    IamRefreshToken token = IamSignIn.byRefreshToken(call.world(), form.required("refresh_token"));
    IamRefreshGrant.requireClient(token, client);
    String passcode = call.world().ids().secret();
    call.world().sessions().addPasscode(passcode, token.identity());
    return Reply.status(200).withJson(Map.of("passcode", passcode));
  }
}
