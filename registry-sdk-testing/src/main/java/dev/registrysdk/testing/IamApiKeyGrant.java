package dev.registrysdk.testing;

/** An API key for a token. */
final class IamApiKeyGrant implements IamGrant {
  static final String TYPE = IamTokenEndpoint.PREFIX + "apikey";

  @Override
  public Reply answer(IamForm form) {
    return IamIssue.of(form, IamSignIn.byKey(form.world(), form.required("apikey"))).reply();
  }
}
