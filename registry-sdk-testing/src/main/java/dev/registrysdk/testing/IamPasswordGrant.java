package dev.registrysdk.testing;

/** E-mail address and password for a token. A user without a password is a federated one. */
final class IamPasswordGrant implements IamGrant {
  static final String TYPE = "password";

  @Override
  public Reply answer(IamForm form) {
    form.requiredClient();
    String name = form.required("username");
    String password = form.required("password");
    IamUser user =
        form.world()
            .directory()
            .userByEmail(name)
            .orElseThrow(() -> IamFailure.of(400, "BXNIM0410E", "User not found or not active"));
    String right =
        user.password()
            .orElseThrow(
                () ->
                    IamFailure.of(
                        400,
                        "BXNIM0400E",
                        "External authentication failed: use a one-time passcode or an API key"));
    if (!right.equals(password)) {
      throw IamFailure.of(400, "BXNIM0602E", "The credentials you entered are not right");
    }
    String account =
        form.field("account")
            .or(() -> user.accounts().stream().findFirst())
            .orElseThrow(() -> IamRefreshGrant.notAMember());
    if (!user.accounts().contains(account)) {
      throw IamRefreshGrant.notAMember();
    }
    return IamIssue.of(form, IamSignIn.active(form.world(), user.iamId(), account)).reply();
  }
}
