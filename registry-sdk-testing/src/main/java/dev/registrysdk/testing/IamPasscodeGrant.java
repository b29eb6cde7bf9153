package dev.registrysdk.testing;

/** A one-time passcode for a token. */
final class IamPasscodeGrant implements IamGrant {
  static final String TYPE = IamTokenEndpoint.PREFIX + "passcode";

  @Override
  public Reply answer(IamForm form) {
    form.requiredClient();
    IamSubject owner =
        form.world()
            .sessions()
            .takePasscode(form.required("passcode"))
            .orElseThrow(
                () ->
                    IamFailure.of(
                        400, "BXNIM0407E", "Provided passcode is invalid or was used before"));
    return IamIssue.of(form, IamSignIn.active(form.world(), owner.iamId(), owner.account()))
        .reply();
  }
}
