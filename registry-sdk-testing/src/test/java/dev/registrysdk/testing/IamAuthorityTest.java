package dev.registrysdk.testing;

import static dev.registrysdk.testing.IcrAction.IMAGE_LIST;
import static dev.registrysdk.testing.IcrAction.IMAGE_PULL;
import static dev.registrysdk.testing.IcrAction.IMAGE_PUSH;
import static dev.registrysdk.testing.IcrAction.NAMESPACE_CREATE;
import static dev.registrysdk.testing.IcrAction.NAMESPACE_LIST;
import static dev.registrysdk.testing.IcrAction.PLAN_SET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamAuthorityTest {
  private static final String US = "us-south";
  private static final Optional<String> TEAM_A = Optional.of("team-a");
  private static final Optional<String> TEAM_B = Optional.of("team-b");
  private static final Optional<String> NONE = Optional.empty();

  private final MutableClock clock = new MutableClock();
  private final InMemoryIam iam = InMemoryIam.builder().clock(clock).start();
  private final IcrAuthority authority = iam.authority();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void ownerOfTheAccountMayDoEverything() {
    IcrAuthority.Caller caller = caller(owner);

    assertThat(Arrays.stream(IcrAction.values()))
        .allMatch(action -> caller.may(action, US, NONE))
        .allMatch(action -> caller.may(action, "global", TEAM_A));
  }

  @Test
  void whoHasNoPolicyMayDoNothing() {
    IcrAuthority.Caller caller = caller(ci);

    assertThat(Arrays.stream(IcrAction.values())).noneMatch(a -> caller.may(a, US, TEAM_A));
    assertThat(caller.iamId()).isEqualTo(ci.iamId());
    assertThat(caller.account()).isEqualTo(owner.account());
  }

  @Test
  void policiesAddUpAndAWriterIsNoReader() {
    iam.allow(ci, IamAccess.roles("Writer"));
    assertThat(caller(ci).may(IMAGE_PUSH, US, TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_PULL, US, TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_LIST, US, TEAM_A)).isFalse();

    iam.allow(ci, IamAccess.roles("Reader"));
    assertThat(caller(ci).may(IMAGE_LIST, US, TEAM_A)).isTrue();
    assertThat(caller(ci).may(NAMESPACE_CREATE, US, NONE)).isFalse();
  }

  @Test
  void revokedPolicyAllowsNothing() {
    String policy = iam.allow(ci, IamAccess.roles("Reader"));
    iam.revoke(policy);

    assertThat(caller(ci).may(IMAGE_PULL, US, TEAM_A)).isFalse();
  }

  @Test
  void platformRolesAllowNothingInTheRegistry() {
    iam.allow(ci, IamAccess.roles("Administrator", "Editor"));

    assertThat(caller(ci).may(IMAGE_PULL, US, TEAM_A)).isFalse();
  }

  @Test
  void regionIsNotTheGlobalRegistry() {
    iam.allow(ci, IamAccess.roles("Reader").region(US));
    assertThat(caller(ci).may(IMAGE_PULL, US, TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_PULL, "eu-de", TEAM_A)).isFalse();
    assertThat(caller(ci).may(IMAGE_PULL, "global", TEAM_A)).isFalse();
  }

  @Test
  void globalRegistryIsAGeography() {
    iam.allow(ci, IamAccess.roles("Reader").global());
    assertThat(caller(ci).may(IMAGE_PULL, "global", TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_PULL, US, TEAM_A)).isFalse();
  }

  @Test
  void policyWithoutAPlaceIsForAllOfThem() {
    iam.allow(ci, IamAccess.roles("Reader"));
    assertThat(caller(ci).may(IMAGE_PULL, "global", TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_PULL, "eu-de", TEAM_B)).isTrue();
  }

  @Test
  void policyForANamespaceAllowsNothingForTheAccount() {
    iam.allow(ci, IamAccess.roles("Manager").namespace("team-a"));
    assertThat(caller(ci).may(IMAGE_PUSH, US, TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_PUSH, US, TEAM_B)).isFalse();
    assertThat(caller(ci).may(PLAN_SET, US, NONE)).isFalse();
    assertThat(caller(ci).may(NAMESPACE_CREATE, US, TEAM_A)).isFalse();
    assertThat(caller(ci).may(NAMESPACE_LIST, US, NONE)).isTrue();
  }

  @Test
  void managerOfTheAccountMayConfigureIt() {
    iam.allow(ci, IamAccess.roles("Manager"));

    assertThat(caller(ci).may(PLAN_SET, US, NONE)).isTrue();
    assertThat(caller(ci).may(NAMESPACE_CREATE, US, TEAM_A)).isTrue();
  }

  @Test
  void policyForAResourceGroupIsForItsNamespaces() {
    String group = iam.addResourceGroup(owner.account(), "g");
    iam.allow(ci, IamAccess.roles("Manager").resourceGroup(group));
    assertThat(caller(ci).may(IMAGE_PUSH, US, TEAM_A, Optional.of(group))).isTrue();
    assertThat(caller(ci).may(IMAGE_PUSH, US, TEAM_A, Optional.of("other"))).isFalse();
    assertThat(caller(ci).may(IMAGE_PUSH, US, TEAM_A)).isFalse();
    assertThat(caller(ci).may(NAMESPACE_CREATE, US, TEAM_A, Optional.of(group))).isFalse();
  }

  @Test
  void memberOfAnAccessGroupHasItsPolicies() {
    String group = iam.addAccessGroup(ci);
    String body =
        "{\"type\":\"access\",\"subjects\":[{\"attributes\":[{\"name\":\"access_group_id\","
            + "\"value\":\""
            + group
            + "\"}]}],\"roles\":[{\"role_id\":"
            + "\"crn:v1:bluemix:public:container-registry::::serviceRole:Reader\"}],"
            + "\"resources\":[{\"attributes\":[{\"name\":\"accountId\",\"value\":\""
            + owner.account()
            + "\"},{\"name\":\"serviceName\",\"value\":\"container-registry\"},"
            + "{\"name\":\"resource\",\"operator\":\"stringMatch\",\"value\":\"team-?\"}]}]}";
    assertThat(IamClient.of(iam, owner).send("POST", "/v1/policies", body).status()).isEqualTo(201);

    assertThat(caller(ci).may(IMAGE_PULL, US, TEAM_A)).isTrue();
    assertThat(caller(ci).may(IMAGE_PULL, US, Optional.of("teams"))).isFalse();
    assertThat(caller(iam.addServiceId(owner.account(), "o")).may(IMAGE_PULL, US, TEAM_A))
        .isFalse();
  }

  @Test
  void policiesOfOneAccountDoNotCountInAnother() {
    IamSubject user = iam.addUser(owner.account(), "user@acme.test");
    IamSubject other = iam.addAccount("other@acme.test");
    iam.allow(user, IamAccess.roles("Reader"));

    assertThat(caller(user).may(IMAGE_PULL, US, TEAM_A)).isTrue();
    assertThat(caller(iam.addUser(other.account(), "user@acme.test")).may(IMAGE_PULL, US, TEAM_A))
        .isFalse();
  }

  @Test
  void accessTokenOutlivesItsKeyButNotItsTime() {
    String token = iam.accessToken(ci);
    iam.remove(ci);
    assertThat(authority.ofAccessToken(token)).isPresent();
    assertThat(authority.ofLogin("iambearer", token)).isPresent();

    clock.advance(Duration.ofHours(1));
    assertThat(authority.ofAccessToken(token)).isEmpty();
    assertThat(authority.ofLogin("iambearer", token)).isEmpty();
  }

  @Test
  void apiKeyIsLookedUpAtEachLogin() {
    IamKey key = iam.addApiKey(ci, "k");
    assertThat(authority.ofLogin("iamapikey", key.value()).map(IcrAuthority.Caller::iamId))
        .hasValue(ci.iamId());
    assertThat(authority.ofLogin("iambearer", key.value())).isEmpty();

    iam.disable(key);
    assertThat(authority.ofLogin("iamapikey", key.value())).isEmpty();
    iam.enable(key);
    iam.revoke(key);
    assertThat(authority.ofLogin("iamapikey", key.value())).isEmpty();
  }

  @Test
  void refreshTokenLogsInUntilItsSessionEnds() {
    String refresh = iam.refreshToken(owner);
    assertThat(authority.ofLogin("iamrefresh", refresh)).isPresent();

    iam.endSessions(owner);
    assertThat(authority.ofLogin("iamrefresh", refresh)).isEmpty();
  }

  @Test
  void profileLogsInWithTheKeyOfWhomItTrusts() {
    IamSubject profile = iam.addTrustedProfile(iam.addAccount("o@acme.test").account(), "p");
    String key = iam.addApiKey(ci, "k").value();
    assertThat(authority.ofLogin(profile.id(), key)).isEmpty();

    iam.trust(profile, ci);
    assertThat(authority.ofLogin(profile.id(), key).map(IcrAuthority.Caller::account))
        .hasValue(profile.account());
    assertThat(authority.ofLogin("token", key)).isEmpty();
  }

  private IcrAuthority.Caller caller(IamSubject identity) {
    return authority.ofAccessToken(iam.accessToken(identity)).orElseThrow();
  }
}
