package dev.registrysdk.auth.iam;

/** Takes on a trusted profile as a compute resource that the profile trusts. */
record ComputeGrant(IamService service, String who, ComputeToken token, TrustedProfile profile)
    implements Grant {
  @Override
  public Granted request() {
    String what = "Could not get an access token of " + service.host() + " with " + who;
    return service.token(
        who,
        TokenForm.ibm("cr-token")
            .put("cr_token", token.read(what))
            .put(profile.kind().field, profile.value())
            .put("scope", service.options().scope())
            .by(service.options().client()));
  }
}
