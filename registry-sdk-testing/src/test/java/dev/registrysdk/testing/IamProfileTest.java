package dev.registrysdk.testing;

import static dev.registrysdk.testing.IamClient.GRANT;
import static dev.registrysdk.testing.IamClient.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IamClient.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamProfileTest {
  private static final String CR = GRANT + "cr-token";
  private static final String ASSUME = GRANT + "assume";
  private static final String VERSION = "?version=2022-03-01";

  private final MutableClock clock = new MutableClock();
  private final InMemoryIam iam = InMemoryIam.builder().clock(clock).start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  private final IamSubject profile = iam.addTrustedProfile(owner.account(), "cluster");
  private final IamClient client = new IamClient(iam);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void computeResourceTakesAProfileOnByItsIdNameOrCrn() {
    iam.trustComputeResource(profile, "projected");

    for (String[] way :
        new String[][] {
          {"profile_id", profile.id()},
          {"profile_name", "cluster"},
          {"profile_crn", profile.crn()}
        }) {
      Answer answer = client.token("grant_type", CR, "cr_token", "projected", way[0], way[1]);
      Map<?, ?> claims = claims(answer.text("access_token"));
      assertThat(claims.get("sub")).isEqualTo(profile.id());
      assertThat((String) Json.object(claims, "authn").get("iam_id")).startsWith("crn-crn:v1:");
      assertThat(answer.text("refresh_token")).isEqualTo("not_supported");
    }
  }

  @Test
  void computeResourceHasToNameAProfile() {
    iam.trustComputeResource(profile, "projected");

    assertThat(client.token("grant_type", CR, "cr_token", "projected").tokenError())
        .isEqualTo("400 BXNIM0109E Property missing or empty: profile_id");
    assertThat(client.token("grant_type", CR, "profile_id", profile.id()).tokenError())
        .isEqualTo("400 BXNIM0109E Property missing or empty: cr_token");
  }

  @Test
  void unknownComputeResourceIsRefused() {
    assertThat(
            client
                .token("grant_type", CR, "cr_token", "other", "profile_id", profile.id())
                .tokenError())
        .isEqualTo("400 BXNIM0407E Provided cr_token is invalid");
  }

  @Test
  void profileIsOnlyForResourcesThatItTrusts() {
    iam.trustComputeResource(iam.addTrustedProfile(owner.account(), "other"), "projected");

    assertThat(
            client
                .token("grant_type", CR, "cr_token", "projected", "profile_id", profile.id())
                .tokenError())
        .isEqualTo("403 BXNIM0513E You are not authorized to use this API");
  }

  @Test
  void whoIsTrustedAssumesAProfile() {
    iam.trust(profile, ci);

    for (String[] way :
        new String[][] {
          {"profile_id", profile.id()},
          {"profile_crn", profile.crn()},
          {"profile_name", "cluster", "account", owner.account()}
        }) {
      Answer answer = assume(ci, way);
      Map<?, ?> claims = claims(answer.text("access_token"));
      assertThat(claims.get("iam_id")).isEqualTo("iam-" + profile.id());
      assertThat(Json.object(claims, "authn").get("iam_id")).isEqualTo(ci.iamId());
      assertThat(answer.json().containsKey("refresh_token")).isFalse();
    }
  }

  @Test
  void whoIsNotTrustedAssumesNothing() {
    assertThat(assume(ci, "profile_id", profile.id()).tokenError())
        .isEqualTo("403 BXNIM0513E You are not authorized to use this API");
  }

  @Test
  void malformedCrnIsRefused() {
    assertThat(assume(ci, "profile_crn", "crn:nonsense").tokenError())
        .isEqualTo("400 BXNIM0113E Provided CRN is invalid: crn:nonsense");
  }

  @Test
  void profileToAssumeIsNamedInExactlyOneWay() {
    iam.trust(profile, ci);

    assertThat(assume(ci).text("errorCode")).isEqualTo("BXNIM0109E");
    assertThat(assume(ci, "profile_name", "cluster").tokenError())
        .isEqualTo("400 BXNIM0109E Property missing or empty: account");
    assertThat(assume(ci, "profile_id", profile.id(), "profile_crn", profile.crn()).tokenError())
        .isEqualTo(
            "400 BXNIM0106E Only one of these properties is allowed: [profile_crn, profile_id]");
  }

  @Test
  void assumingAllowsNoAuthorizationHeader() {
    iam.trust(profile, ci);

    assertThat(
            client
                .tokenAs(
                    "bx",
                    "grant_type",
                    ASSUME,
                    "access_token",
                    iam.accessToken(ci),
                    "profile_id",
                    profile.id())
                .tokenError())
        .isEqualTo("400 BXNIM0405E The Authorization header is not supported by this grant");
  }

  @Test
  void expiredTokenAssumesNothing() {
    iam.trust(profile, ci);
    String token = iam.accessToken(ci);
    clock.advance(Duration.ofHours(1));

    assertThat(
            client
                .token("grant_type", ASSUME, "access_token", token, "profile_id", profile.id())
                .tokenError())
        .isEqualTo("400 BXNIM0407E Provided access_token is invalid");
  }

  @Test
  void virtualServerGetsTheTokenOfItsProfile() {
    iam.linkInstance(profile);

    for (String[] paths :
        new String[][] {
          {"/instance_identity/v1/token", "/instance_identity/v1/iam_token"},
          {"/identity/v1/token", "/identity/v1/iam_tokens"}
        }) {
      Answer instance = instanceToken(paths[0]);
      assertThat(instance.text("created_at")).isEqualTo("2030-01-01T00:00:00.000Z");
      assertThat(instance.text("expires_at")).isEqualTo("2030-01-01T00:05:00.000Z");
      Answer answer = iamToken(paths[1], instance.text("access_token"), "");
      assertThat(claims(answer.text("access_token")).get("sub")).isEqualTo(profile.id());
      assertThat(answer.json().containsKey("refresh_token")).isFalse();
      assertThat(answer.text("expires_at")).isEqualTo("2030-01-01T01:00:00.000Z");
    }
  }

  @Test
  void virtualServerChoosesAmongItsProfiles() {
    IamSubject other = iam.addTrustedProfile(owner.account(), "other");
    iam.linkInstance(profile);
    iam.linkInstance(other);
    String token = instanceToken("/instance_identity/v1/token").text("access_token");

    for (String wanted : new String[] {"{\"id\":\"" + other.id(), "{\"crn\":\"" + other.crn()}) {
      Answer answer =
          iamToken(
              "/instance_identity/v1/iam_token", token, "{\"trusted_profile\":" + wanted + "\"}}");
      assertThat(claims(answer.text("access_token")).get("sub")).isEqualTo(other.id());
    }
  }

  @Test
  void virtualServerGetsNoProfileThatItIsNotLinkedTo() {
    String token = instanceToken("/instance_identity/v1/token").text("access_token");

    assertThat(iamToken("/instance_identity/v1/iam_token", token, "").error())
        .isEqualTo("403 not_authorized The instance is not linked to that profile");
  }

  @Test
  void metadataServiceWantsItsHeaderItsVersionAndItsToken() {
    assertThat(client.send("PUT", "/instance_identity/v1/token" + VERSION, "").error())
        .isEqualTo("400 bad_request The header Metadata-Flavor with the value ibm is required");
    assertThat(client.send("PUT", "/instance_identity/v1/token", "").error())
        .isEqualTo("400 missing_version The parameter version is required, such as 2022-03-01");
    assertThat(iamToken("/instance_identity/v1/iam_token", "unknown", "").error())
        .isEqualTo("401 invalid_token The instance identity token is invalid");
  }

  @Test
  void tokenOfAnInstanceExpiresByTheClock() {
    iam.linkInstance(profile);
    String token = instanceToken("/instance_identity/v1/token").text("access_token");
    clock.advance(Duration.ofMinutes(5));

    assertThat(iamToken("/instance_identity/v1/iam_token", token, "").status()).isEqualTo(401);
  }

  private Answer assume(IamSubject who, String... fields) {
    String[] all = new String[fields.length + 4];
    all[0] = "grant_type";
    all[1] = ASSUME;
    all[2] = "access_token";
    all[3] = iam.accessToken(who);
    System.arraycopy(fields, 0, all, 4, fields.length);
    return client.token(all);
  }

  private Answer instanceToken(String path) {
    return client.send("PUT", path + VERSION, "{\"expires_in\":300}", "Metadata-Flavor", "ibm");
  }

  private Answer iamToken(String path, String token, String body) {
    return client.send("POST", path + VERSION, body, "Authorization", "Bearer " + token);
  }
}
