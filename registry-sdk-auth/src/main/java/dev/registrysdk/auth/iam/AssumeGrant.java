package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import java.util.Optional;

/** Takes on a trusted profile as another identity. Each time the identity's own token is needed. */
record AssumeGrant(IamService service, String who, FreshToken caller, TrustedProfile profile)
    implements Grant {
  @Override
  public Granted request() {
    Granted own = caller.get("Taking on the trusted profile " + profile);
    TokenForm form =
        TokenForm.ibm("assume")
            .put("access_token", new Secret(own.token().token()))
            .put(profile.kind().field, profile.value());
    if (profile.kind() == TrustedProfile.Kind.NAME) {
      Optional<String> account = profile.account();
      form.put("account", account.or(() -> own.claims().account()));
    }
    try {
      return service.token(who, form);
    } catch (AuthenticationException e) {
      caller.refused(own::equals); // the next try is made with another
      throw e;
    }
  }
}
