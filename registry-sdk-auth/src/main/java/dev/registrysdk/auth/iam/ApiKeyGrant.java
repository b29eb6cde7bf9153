package dev.registrysdk.auth.iam;

/** Exchanges an API key, as often as wanted. */
record ApiKeyGrant(IamService service, String who, Secret key) implements Grant {
  @Override
  public Granted request() {
    IamOptions options = service.options();
    return service.token(
        who,
        TokenForm.ibm("apikey")
            .put("apikey", key)
            .forCloud()
            .put("scope", options.scope())
            .by(options.client()));
  }
}
