package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST /identity/token}: every grant. */
final class IamTokenEndpoint implements IamEndpoint {
  static final String PREFIX = "urn:ibm:params:oauth:grant-type:";

  private final Map<String, IamGrant> grants = new LinkedHashMap<>();

  IamTokenEndpoint() {
    grants.put(IamApiKeyGrant.TYPE, new IamApiKeyGrant());
    grants.put(IamPasscodeGrant.TYPE, new IamPasscodeGrant());
    grants.put(IamPasswordGrant.TYPE, new IamPasswordGrant());
    grants.put(IamRefreshGrant.TYPE, new IamRefreshGrant());
    grants.put(IamDelegatedGrant.TYPE, new IamDelegatedGrant());
    grants.put(IamComputeGrant.TYPE, new IamComputeGrant());
    grants.put(IamAssumeGrant.TYPE, new IamAssumeGrant());
  }

  @Override
  public Reply answer(IamCall call) {
    IamForm form = IamForm.of(call);
    String type = form.required("grant_type");
    IamGrant grant = grants.get(type);
    if (grant == null) {
      throw IamFailure.invalid("grant_type", type, String.join(", ", grants.keySet()));
    }
    form.responseTypes();
    return grant.answer(form);
  }
}
