package dev.registrysdk.auth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.icr.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryAccessTest {
  private static final String KEY =
      "{\"id\":\"ApiKey-1\",\"iam_id\":\"iam-ServiceId-1\",\"name\":\"my-ci\",\"apikey\":\"secret\"}";

  private final AccessLab lab = new AccessLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void grantsAccessInOneStatement() {
    lab.answer(201, AccessLab.SERVICE_ID).answer(201, AccessLab.POLICY).answer(201, KEY);

    AccessGrant grant =
        lab.access.grant(
            g -> g.name("my-ci").role(AccessRole.WRITER).region(Region.US_SOUTH).namespace("acme"));

    assertThat(grant.apiKey().value().reveal()).isEqualTo("secret");
    assertThat(grant.policy().roles()).containsExactly(AccessRole.WRITER.crn());
    assertThat(grant.policy().iamId()).contains("iam-ServiceId-1");
    assertThat(lab.calls())
        .containsExactly("POST /v1/serviceids/", "POST /v2/policies", "POST /v1/apikeys");
    assertThat(lab.body(1))
        .isEqualTo(
            "{\"type\":\"access\",\"control\":{\"grant\":{\"roles\":[{\"role_id\":"
                + "\"crn:v1:bluemix:public:iam::::serviceRole:Writer\"}]}},\"subject\":"
                + "{\"attributes\":[{\"key\":\"iam_id\",\"operator\":\"stringEquals\",\"value\":"
                + "\"iam-ServiceId-1\"}]},\"resource\":{\"attributes\":["
                + attribute("accountId", AccessLab.ACCOUNT)
                + ","
                + attribute("serviceName", "container-registry")
                + ","
                + attribute("region", "us-south")
                + ","
                + attribute("resourceType", "namespace")
                + ","
                + attribute("resource", "acme")
                + "]}}");
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"%s\",\"operator\":\"stringEquals\",\"value\":\"%s\"}".formatted(key, value);
  }

  @Test
  void takesTheServiceIdBackWhenTheKeyIsRefused() {
    lab.answer(201, AccessLab.SERVICE_ID)
        .answer(201, AccessLab.POLICY)
        .answer(400, "{\"errors\":[{\"code\":\"bad\",\"message\":\"no more keys\"}]}")
        .answer(204, "");

    assertThatThrownBy(() -> lab.access.grant(g -> g.name("my-ci").role(AccessRole.READER)))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("no more keys");
    assertThat(lab.calls()).endsWith("DELETE /v1/serviceids/ServiceId-1");
  }

  @Test
  void tellsAlsoThatTheServiceIdCouldNotBeTakenBack() {
    lab.answer(201, AccessLab.SERVICE_ID).answer(409, "{}").answer(409, "{}");

    assertThatThrownBy(() -> lab.access.grant(g -> g.name("my-ci").role(AccessRole.READER)))
        .isInstanceOf(ConflictException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void limitsTheGlobalRegistryByItsGeography() {
    lab.answer(201, AccessLab.POLICY);

    lab.access
        .policies()
        .create(p -> p.iamId("iam-ServiceId-1").role(AccessRole.READER).region(Region.GLOBAL));

    assertThat(lab.body(0)).contains(attribute("geography", "global")).doesNotContain("region");
  }

  @Test
  void speaksTheFirstVersionOfThePolicyApiToo() {
    lab.answer(
        201,
        "{\"id\":\"p1\",\"roles\":[{\"role_id\":\"r\",\"display_name\":\"R\"}],\"subjects\":["
            + "{\"attributes\":[{\"name\":\"iam_id\",\"value\":\"iam-ServiceId-1\"}]}],"
            + "\"resources\":[{\"attributes\":[{\"name\":\"resource\",\"value\":\"acme\"}]}]}");

    AccessPolicy policy =
        lab.access
            .policies()
            .create(
                p ->
                    p.iamId("iam-ServiceId-1")
                        .role(AccessRole.READER)
                        .resourceGroup("g1")
                        .version(PolicyVersion.V1));

    assertThat(policy.roles()).containsExactly("r");
    assertThat(policy.attributes()).containsEntry("resource", "acme");
    assertThat(lab.calls()).containsExactly("POST /v1/policies");
    assertThat(lab.body(0))
        .startsWith("{\"type\":\"access\",\"roles\":[{\"role_id\":")
        .contains("\"subjects\":[{\"attributes\":[{\"name\":\"iam_id\"")
        .contains("{\"name\":\"resourceGroupId\",\"operator\":\"stringEquals\",\"value\":\"g1\"}");
  }

  @Test
  void asksForTheRolesOfTheServiceWhenTheUsualOnesAreRefused() {
    String own = "crn:v1:bluemix:public:container-registry::::serviceRole:Writer";
    lab.answer(404, "{\"errors\":[{\"code\":\"role_not_found\",\"message\":\"which?\"}]}")
        .answer(200, "{\"service_roles\":[{\"crn\":\"" + own + "\"},{\"crn\":\"x\"}]}")
        .answer(201, AccessLab.POLICY);

    AccessPolicy policy =
        lab.access.policies().create(p -> p.iamId("iam-ServiceId-1").role(AccessRole.WRITER));

    assertThat(policy.id()).isEqualTo("p1");
    assertThat(lab.calls())
        .containsExactly(
            "POST /v2/policies",
            "GET /v2/roles?account_id=" + AccessLab.ACCOUNT + "&service_name=container-registry",
            "POST /v2/policies");
    assertThat(lab.body(2)).contains(own);
  }

  @Test
  void listsReadsAndDeletesPolicies() {
    lab.answer(200, "{\"policies\":[" + AccessLab.POLICY + "],\"next\":{\"start\":\"s2\"}}")
        .answer(200, "{\"policies\":[]}")
        .answer(200, AccessLab.POLICY)
        .answer(204, "");

    assertThat(lab.access.policies().list("iam-ServiceId-1")).hasSize(1);
    assertThat(lab.access.policies().get("p1").state()).contains("active");
    lab.access.policies().delete("p1");

    String list = "GET /v2/policies?account_id=" + AccessLab.ACCOUNT;
    assertThat(lab.calls())
        .containsExactly(
            list + "&iam_id=iam-ServiceId-1&type=access&limit=100",
            list + "&iam_id=iam-ServiceId-1&type=access&limit=100&start=s2",
            "GET /v2/policies/p1",
            "DELETE /v2/policies/p1");
  }

  @Test
  void listsResourceGroups() {
    lab.answer(
        200,
        "{\"resources\":[{\"id\":\"g1\",\"name\":\"Default\",\"default\":true},"
            + "{\"id\":\"g2\",\"name\":\"Other\"}]}");

    assertThat(lab.access.resourceGroups())
        .containsExactly(
            ResourceGroup.builder().id("g1").name("Default").isDefault(true).build(),
            ResourceGroup.builder().id("g2").name("Other").build());
  }

  @Test
  void refusesAPolicyThatGivesNothing() {
    assertThatThrownBy(() -> GrantRequest.builder().name("my-ci").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A policy gives at least one role: add role(READER)");
  }

  @Test
  void refusesLimitsThatDoNotGoTogether() {
    GrantRequest.Builder request =
        GrantRequest.builder()
            .name("my-ci")
            .role(AccessRole.READER)
            .namespace("acme")
            .resourceGroup("g1");

    assertThatThrownBy(request::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A policy is limited to a namespace or to a resource group, not to both: acme and g1");
  }

  @Test
  void asksForTheAccountWhenNobodyKnowsIt() {
    try (RegistryAccess access =
        RegistryAccess.builder()
            .iam(lab.host())
            .credentials(CredentialProvider.anonymous())
            .build()) {
      assertThatThrownBy(() -> access.serviceIds().list())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageStartingWith(
              "Could not list the service IDs: the account is not known, and the credentials do not"
                  + " tell it");
    }
  }
}
