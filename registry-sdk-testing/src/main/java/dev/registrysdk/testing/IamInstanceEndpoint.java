package dev.registrysdk.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata service of a virtual server, which gives it tokens of the trusted profile it is
 * linked to: first a token of the instance, then for that one of IAM.
 */
final class IamInstanceEndpoint {
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private IamInstanceEndpoint() {}

  /** {@code PUT …/token}. */
  static Reply instanceToken(IamCall call) {
    requireVersion(call);
    if (call.request().header("Metadata-Flavor").filter("ibm"::equals).isEmpty()) {
      throw IamFailure.named(
          400, "bad_request", "The header Metadata-Flavor with the value ibm is required");
    }
    Duration lifetime =
        call.request().bodySize() == 0 ? LIFETIME : Duration.ofSeconds(lifetime(call.json()));
    String token = call.world().ids().secret();
    call.world().sessions().addInstanceToken(token, call.world().now().plus(lifetime));
    return reply(token, call.world().now(), lifetime);
  }

  /** {@code POST …/iam_token}. */
  static Reply iamToken(IamCall call) {
    requireVersion(call);
    IamWorld world = call.world();
    boolean known =
        call.bearer().filter(t -> world.sessions().isInstanceToken(t, world.now())).isPresent();
    if (!known) {
      throw IamFailure.named(401, "invalid_token", "The instance identity token is invalid");
    }
    Map<?, ?> asked = call.request().bodySize() == 0 ? Map.of() : call.json();
    IamProfile profile =
        profile(world.directory(), Json.object(asked, "trusted_profile"))
            .orElseThrow(
                () ->
                    IamFailure.named(
                        403, "not_authorized", "The instance is not linked to that profile"));
    profile.signedIn(world.now());
    IamIssue issue =
        new IamIssue(
            world, profile.identity(), IamComputeGrant.TYPE, "ibm openid", IamIssue.NO_CLIENT, "");
    return reply(issue.accessToken(instance(profile)), world.now(), world.tokenLifetime());
  }

  private static Optional<IamProfile> profile(IamDirectory directory, Map<?, ?> wanted) {
    List<String> names =
        List.of("id", "crn").stream().filter(name -> wanted.get(name) != null).toList();
    if (names.size() > 1) {
      throw IamFailure.named(400, "bad_request", "Only one of id and crn is allowed");
    }
    Optional<String> id =
        Json.string(wanted, "id").or(() -> Json.string(wanted, "crn").flatMap(IamCrn::profileId));
    return directory.instanceProfiles().stream()
        .filter(profile -> names.isEmpty() || id.filter(profile.id()::equals).isPresent())
        .findFirst();
  }

  private static void requireVersion(IamCall call) {
    String version = call.parameter("version").orElse("");
    if (!version.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw IamFailure.named(
          400, "missing_version", "The parameter version is required, such as 2022-03-01");
    }
  }

  private static long lifetime(Map<?, ?> body) {
    long seconds =
        body.get("expires_in") instanceof Number number ? number.longValue() : LIFETIME.toSeconds();
    if (seconds < 5 || seconds > 3600) {
      throw IamFailure.named(400, "bad_request", "expires_in must be 5 to 3600 seconds");
    }
    return seconds;
  }

  private static Map<String, Object> instance(IamProfile profile) {
    String crn = "crn:v1:bluemix:public:is:us-south-1:a/" + profile.account() + "::instance:0";
    Map<String, Object> authn = new LinkedHashMap<>();
    authn.put("sub", crn);
    authn.put("iam_id", "crn-" + crn);
    authn.put("sub_type", "CRN");
    authn.put("name", "instance");
    return authn;
  }

  private static Reply reply(String token, Instant now, Duration lifetime) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("access_token", token);
    json.put("created_at", IamTime.millis(now));
    json.put("expires_at", IamTime.millis(now.plus(lifetime)));
    json.put("expires_in", lifetime.toSeconds());
    return Reply.status(200).withJson(json);
  }
}
