package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The token of one who is trusted, for a token of the profile that trusts them. */
final class IamAssumeGrant implements IamGrant {
  static final String TYPE = IamTokenEndpoint.PREFIX + "assume";

  @Override
  public Reply answer(IamForm form) {
    if (form.call().request().header("Authorization").isPresent()) {
      throw IamFailure.of(
          400, "BXNIM0405E", "The Authorization header is not supported by this grant");
    }
    Map<?, ?> caller =
        form.world()
            .jwt()
            .claims(form.required("access_token"), form.world().now())
            .orElseThrow(
                () -> IamFailure.of(400, "BXNIM0407E", "Provided access_token is invalid"));
    IamProfile profile = profile(form).orElseThrow(IamFailure::forbidden);
    if (!profile.trusts(Json.string(caller, "iam_id").orElse(""))) {
      throw IamFailure.forbidden();
    }
    profile.signedIn(form.world().now());
    return IamIssue.of(form, profile.identity())
        .withoutRefresh(Optional.empty(), IamNumbers.whole(Json.object(caller, "authn")));
  }

  static String idOfCrn(String crn) {
    return IamCrn.profileId(crn)
        .orElseThrow(() -> IamFailure.of(400, "BXNIM0113E", "Provided CRN is invalid: " + crn));
  }

  private static Optional<IamProfile> profile(IamForm form) {
    List<String> named = new ArrayList<>();
    for (String way : List.of("profile_crn", "profile_id", "profile_name")) {
      form.field(way).ifPresent(value -> named.add(way));
    }
    if (named.size() != 1) {
      throw named.isEmpty()
          ? IamFailure.missing("profile_id")
          : IamFailure.of(400, "BXNIM0106E", "Only one of these properties is allowed: " + named);
    }
    IamDirectory directory = form.world().directory();
    return switch (named.get(0)) {
      case "profile_crn" -> directory.profile(idOfCrn(form.required("profile_crn")));
      case "profile_id" -> directory.profile(form.required("profile_id"));
      default -> ofName(directory, form.required("account"), form.required("profile_name"));
    };
  }

  private static Optional<IamProfile> ofName(IamDirectory directory, String account, String name) {
    return directory.profiles().stream()
        .filter(profile -> profile.account().equals(account) && profile.name().equals(name))
        .findFirst();
  }
}
