package dev.registrysdk.testing;

/** A refresh token that another client had made for this one, for a token. */
final class IamDelegatedGrant implements IamGrant {
  static final String TYPE = IamTokenEndpoint.PREFIX + "delegated-refresh-token";

  @Override
  public Reply answer(IamForm form) {
    String client = form.requiredClient();
    IamRefreshToken token = IamSignIn.byRefreshToken(form.world(), form.required("refresh_token"));
    if (!token.delegated()) {
      throw IamFailure.of(400, "BXNIM0405E", "Provided token is not supported by this grant");
    }
    IamRefreshGrant.requireClient(token, client);
    return IamIssue.of(form, token.identity()).inSession(token.session()).reply();
  }
}
