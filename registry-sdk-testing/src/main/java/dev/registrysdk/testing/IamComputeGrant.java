package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The token that a cluster projects into a pod, for a token of a trusted profile. */
final class IamComputeGrant implements IamGrant {
  static final String TYPE = IamTokenEndpoint.PREFIX + "cr-token";

  @Override
  public Reply answer(IamForm form) {
    String token = form.required("cr_token");
    Optional<String> crn = form.field("profile_crn");
    Optional<String> id = form.field("profile_id").or(() -> crn.map(IamAssumeGrant::idOfCrn));
    Optional<String> name = form.field("profile_name");
    if (id.isEmpty() && name.isEmpty()) {
      throw IamFailure.missing("profile_id");
    }
    boolean known =
        form.world().directory().profiles().stream()
            .anyMatch(profile -> profile.trustsComputeToken(token));
    if (!known) {
      throw IamFailure.of(400, "BXNIM0407E", "Provided cr_token is invalid");
    }
    IamProfile profile =
        form.world().directory().profiles().stream()
            .filter(found -> id.map(found.id()::equals).orElse(true))
            .filter(found -> name.map(found.name()::equals).orElse(true))
            .filter(found -> found.trustsComputeToken(token))
            .findFirst()
            .orElseThrow(IamFailure::forbidden);
    profile.signedIn(form.world().now());
    return IamIssue.of(form, profile.identity())
        .withoutRefresh(Optional.of(IamIssue.NOT_SUPPORTED), computeResource(profile.account()));
  }

  /** Who really signed in. */
  static Map<String, Object> computeResource(String account) {
    String crn = "crn:v1:bluemix:public:containers-kubernetes:us-south:a/" + account + ":cluster::";
    Map<String, Object> authn = new LinkedHashMap<>();
    authn.put("sub", crn);
    authn.put("iam_id", "crn-" + crn);
    authn.put("sub_type", "CRN");
    authn.put("name", "cluster");
    return authn;
  }
}
