package dev.registrysdk.testing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cloud resource names of what IAM keeps. */
final class IamCrn {
  private static final Pattern PROFILE =
      Pattern.compile("crn:v1:[^:]*:[^:]*:iam-identity::a/([0-9a-f]{32})::profile:(Profile-[^:]+)");

  private IamCrn() {}

  static String of(String account, String type, String id) {
    return "crn:v1:bluemix:public:iam-identity::a/" + account + "::" + type + ":" + id;
  }

  static String resourceGroup(String account, String id) {
    return "crn:v1:bluemix:public:resource-controller::a/" + account + "::resource-group:" + id;
  }

  /** The id of the profile that a CRN names, or nothing when the CRN is malformed. */
  static Optional<String> profileId(String crn) {
    Matcher matcher = PROFILE.matcher(crn);
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }
}
