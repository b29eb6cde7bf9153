package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IamClient.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamPolicyTest {
  private static final String READER = "crn:v1:bluemix:public:iam::::serviceRole:Reader";
  private static final String WRITER =
      "crn:v1:bluemix:public:container-registry::::serviceRole:Writer";

  private final InMemoryIam iam = InMemoryIam.builder().clock(new MutableClock()).start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  private final IamClient admin = IamClient.of(iam, owner);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void firstVersionHasListsAndNamesOfRoles() {
    Answer answer = createV1(READER, attribute("region", "us-south"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("ETag")).startsWith("1-");
    assertThat(answer.text("href")).isEqualTo(iam.url() + "v1/policies/" + answer.text("id"));
    assertThat(answer.text("state")).isEqualTo("active");
    assertThat(answer.text("created_by_id")).isEqualTo(owner.iamId());
    assertThat(answer.list("roles").get(0).get("display_name")).isEqualTo("Reader");
    assertThat(Json.objects(answer.list("resources").get(0), "attributes"))
        .contains(Map.of("name", "region", "operator", "stringEquals", "value", "us-south"));
    assertThat(Json.objects(answer.list("subjects").get(0), "attributes").get(0))
        .isEqualTo(Map.of("name", "iam_id", "operator", "stringEquals", "value", ci.iamId()));
  }

  @Test
  void secondVersionHasObjectsAndAControl() {
    Answer answer = createV2(WRITER, "");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(Json.objects(Json.object(answer.object("control"), "grant"), "roles"))
        .containsExactly(Map.of("role_id", WRITER));
    assertThat(Json.objects(answer.object("subject"), "attributes").get(0).get("key"))
        .isEqualTo("iam_id");
    assertThat(answer.text("href")).isEqualTo(iam.url() + "v2/policies/" + answer.text("id"));
  }

  @Test
  void policyIsReadInBothVersions() {
    String id = createV1(READER, "").text("id");

    assertThat(admin.get("/v1/policies/" + id).list("subjects")).hasSize(1);
    assertThat(admin.get("/v2/policies/" + id).object("subject").get("attributes")).isNotNull();
    assertThat(admin.get("/v2/policies/other").error())
        .isEqualTo("404 policy_not_found Policy with Id other not found.");
  }

  @Test
  void equalPolicyIsAConflictThatNamesTheOther() {
    Answer first = createV1(READER, "");
    Answer answer = createV2(READER, "");

    assertThat(answer.error())
        .isEqualTo(
            "409 policy_conflict_error The policy wasn't created because its access is already"
                + " granted by policy "
                + first.text("id"));
    assertThat(answer.json().get("status_code")).isEqualTo(409.0);
    assertThat(answer.text("trace")).isEqualTo(answer.header("Transaction-Id"));
    Map<?, ?> conflict =
        Json.object(Json.object(answer.list("errors").get(0), "details"), "conflicts_with");
    assertThat(conflict.get("etag")).isEqualTo(first.header("ETag"));
    assertThat(Json.object(conflict, "policy").get("id")).isEqualTo(first.text("id"));
  }

  @Test
  void broaderPolicyIsAConflictButANarrowerOneIsNot() {
    assertThat(createV1(READER, attribute("region", "us-south")).status()).isEqualTo(201);
    assertThat(createV1(READER, "").status()).isEqualTo(201);

    assertThat(createV1(READER, attribute("region", "eu-de")).status()).isEqualTo(409);
    assertThat(createV1(WRITER, attribute("region", "eu-de")).status()).isEqualTo(201);
  }

  @Test
  void ruleOfThePolicyIsKeptAsItIs() {
    String rule =
        "\"rule\":{\"key\":\"{{environment.attributes.day_of_week}}\","
            + "\"operator\":\"dayOfWeekAnyOf\",\"value\":[\"1+00:00\"]},"
            + "\"pattern\":\"time-based-conditions:weekly:all-day\"";
    String body = v2(READER, "");

    Answer answer = admin.send("POST", "/v2/policies", "{" + rule + "," + body.substring(1));
    assertThat(answer.response().body()).contains(rule.substring(0, rule.indexOf(",\"pattern")));
    assertThat(answer.text("pattern")).isEqualTo("time-based-conditions:weekly:all-day");
    assertThat(createV2(READER, "").status()).isEqualTo(201);
  }

  @Test
  void subjectMayBeEverybody() {
    String body =
        v2(READER, "")
            .replace(
                "\"operator\":\"stringEquals\",\"value\":\"" + ci.iamId() + "\"",
                "\"operator\":\"stringExists\",\"value\":true");

    assertThat(admin.send("POST", "/v2/policies", body).status()).isEqualTo(201);
    IcrAuthority.Caller caller = iam.authority().ofAccessToken(iam.accessToken(ci)).orElseThrow();
    assertThat(caller.may(IcrAction.IMAGE_PULL, "us-south", Optional.of("team-a"))).isTrue();
  }

  @Test
  void policyIsFoundByItsTags() {
    String tags = "],\"tags\":[{\"name\":\"env\",\"value\":\"test\"}";

    assertThat(createV1(READER, tags).status()).isEqualTo(201);
    assertThat(list("/v1/policies", "&tag_name=env&tag_value=test")).hasSize(1);
    assertThat(list("/v1/policies", "&tag_name=env&tag_value=live")).isEmpty();
  }

  @Test
  void unknownRoleIsNotFound() {
    assertThat(createV1("crn:v1:bluemix:public:iam::::serviceRole:King", "").error())
        .isEqualTo(
            "404 role_not_found Role 'crn:v1:bluemix:public:iam::::serviceRole:King' not found."
                + " Check the roles of the service");
    assertThat(createV1("crn:v1:bluemix:public:kms::::serviceRole:Reader", "").status())
        .isEqualTo(404);
  }

  @Test
  void attributeIsGivenOnce() {
    assertThat(createV1(READER, attribute("accountId", owner.account())).error())
        .isEqualTo(
            "400 invalid_body Invalid body format. Check the input: the resource attributes had"
                + " multiple entries: accountId");
  }

  @Test
  void registryKnowsCertainAttributesOnly() {
    assertThat(createV1(READER, attribute("serviceInstance", "1")).error())
        .isEqualTo(
            "400 invalid_body Invalid body format. Check the input: the service"
                + " container-registry does not support the attributes [serviceInstance]");
  }

  @Test
  void operatorIsRequiredInTheSecondVersion() {
    assertThat(createV2(READER, ",{\"key\":\"region\",\"value\":\"us-south\"}").error())
        .isEqualTo(
            "400 invalid_body Invalid body format. Check the input: the attribute region needs an"
                + " operator");
    assertThat(
            createV2(READER, ",{\"key\":\"region\",\"operator\":\"is\",\"value\":\"us-south\"}")
                .status())
        .isEqualTo(400);
    assertThat(
            createV2(READER, ",{\"key\":\"region\",\"operator\":\"stringEquals\",\"value\":\"\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void bodyHasToBeComplete() {
    for (String body : List.of("nonsense", "{}", "{\"type\":\"access\"}")) {
      assertThat(admin.send("POST", "/v1/policies", body).list("errors").get(0).get("code"))
          .isEqualTo("invalid_body");
      assertThat(admin.send("POST", "/v2/policies", body).status()).isEqualTo(400);
    }
  }

  @Test
  void lockedServiceIdGetsNoPolicy() {
    iam.lock(ci);
    assertThat(createV1(READER, "").error())
        .isEqualTo(
            "400 request_not_processed The service ID " + ci.id() + " is locked: unlock it first");

    iam.unlock(ci);
    assertThat(createV1(READER, "").status()).isEqualTo(201);
  }

  @Test
  void replacementNeedsTheCurrentVersion() {
    Answer made = createV1(READER, "");
    String path = "/v1/policies/" + made.text("id");
    String tag = made.header("ETag");

    Answer replaced = admin.send("PUT", path, v1(WRITER, ""), "If-Match", tag);
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.list("roles").get(0).get("role_id")).isEqualTo(WRITER);
    assertThat(replaced.header("ETag")).startsWith("2-");
    assertThat(admin.send("PUT", path, v1(READER, ""), "If-Match", tag).error())
        .isEqualTo(
            "412 request_not_processed The policy has changed: its version is "
                + replaced.header("ETag"));
    assertThat(admin.send("PUT", path, v1(READER, "")).status()).isEqualTo(400);
  }

  @Test
  void deletedPolicyCanBeRestored() {
    String path = "/v1/policies/" + createV1(READER, "").text("id");
    assertThat(admin.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(admin.send("DELETE", path, "").status()).isEqualTo(404);
    assertThat(list("/v1/policies", "")).isEmpty();
    assertThat(list("/v1/policies", "&state=deleted")).hasSize(1);

    String tag = admin.get(path).header("ETag");
    assertThat(admin.send("PATCH", path, "{\"state\":\"active\"}", "If-Match", tag).text("state"))
        .isEqualTo("active");
    assertThat(list("/v1/policies", "")).hasSize(1);
  }

  @Test
  void listIsFiltered() {
    createV1(READER, "");
    iam.allow(iam.addServiceId(owner.account(), "other"), IamAccess.roles("Reader"));

    assertThat(list("/v1/policies", "")).hasSize(2);
    assertThat(list("/v2/policies", "&iam_id=" + ci.iamId())).hasSize(1);
    assertThat(list("/v2/policies", "&service_name=kms")).isEmpty();
    assertThat(list("/v1/policies", "&type=authorization")).isEmpty();
    assertThat(list("/v1/policies", "&service_type=service")).hasSize(2);
    assertThat(list("/v1/policies", "&access_group_id=AccessGroupId-1")).isEmpty();
    assertThat(admin.get("/v1/policies").error())
        .isEqualTo(
            "400 missing_required_query_parameter The query parameter account_id is required");
  }

  @Test
  void listIsPaged() {
    for (String region : List.of("us-south", "eu-de", "eu-gb")) {
      createV1(READER, attribute("region", region));
    }
    String query = "?account_id=" + owner.account() + "&limit=2&sort=-id";

    Answer first = admin.get("/v2/policies" + query);
    Answer second =
        admin.get("/v2/policies" + query + "&start=" + first.object("next").get("start"));
    assertThat(first.json().get("limit")).isEqualTo(2.0);
    assertThat(second.json().containsKey("next")).isFalse();
    assertThat(admin.get(IamClient.text(first.object("next"), "href")).json().get("policies"))
        .isEqualTo(second.json().get("policies"));
    List<String> ids = new ArrayList<>();
    first.list("policies").forEach(policy -> ids.add((String) policy.get("id")));
    second.list("policies").forEach(policy -> ids.add((String) policy.get("id")));
    assertThat(ids).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void rolesOfTheRegistryTellTheirActions() {
    Answer answer =
        admin.get("/v2/roles?account_id=" + owner.account() + "&service_name=container-registry");

    assertThat(answer.list("service_roles"))
        .extracting(role -> (Object) role.get("display_name"))
        .containsExactly("Reader", "Writer", "Manager");
    assertThat((Object) answer.list("service_roles").get(1).get("actions"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("container-registry.image.push")
        .doesNotContain("container-registry.image.list");
    assertThat(answer.list("system_roles"))
        .extracting(role -> (Object) role.get("crn"))
        .contains("crn:v1:bluemix:public:iam::::role:Administrator");
  }

  @Test
  void resourceGroupsAreListedForEverybodyInTheAccount() {
    String second = iam.addResourceGroup(owner.account(), "second");
    IamClient self = IamClient.of(iam, ci);
    String query = "/v2/resource_groups?account_id=" + owner.account();

    assertThat(self.get(query).list("resources"))
        .extracting(group -> (Object) group.get("name"))
        .containsExactly("Default", "second");
    Map<?, ?> usual = self.get(query + "&default=true").list("resources").get(0);
    assertThat(usual.get("id")).isEqualTo(iam.defaultResourceGroup(owner.account()));
    assertThat(usual.get("state")).isEqualTo("ACTIVE");
    assertThat(usual.get("default")).isEqualTo(true);
    assertThat(self.get(query + "&name=second").list("resources").get(0).get("id"))
        .isEqualTo(second);
    assertThat(self.get("/v2/resource_groups/" + second).text("name")).isEqualTo("second");
    assertThat(self.get("/v2/resource_groups?account_id=" + "0".repeat(32)).status())
        .isEqualTo(403);
  }

  @Test
  void policiesAreForAdministrators() {
    IamClient self = IamClient.of(iam, ci);
    String forbidden = "403 insufficent_permissions You are not authorized to use this API";

    assertThat(self.send("POST", "/v1/policies", v1(READER, "")).error()).isEqualTo(forbidden);
    assertThat(self.get("/v2/policies?account_id=" + owner.account()).error()).isEqualTo(forbidden);
    assertThat(new IamClient(iam).get("/v2/policies?account_id=" + owner.account()).error())
        .isEqualTo("401 invalid_token Provided token is missing, invalid or expired.");

    iam.allow(ci, IamAccess.roles("Administrator"));
    assertThat(self.send("POST", "/v1/policies", v1(READER, "")).status()).isEqualTo(201);
  }

  private Answer createV1(String role, String more) {
    return admin.send("POST", "/v1/policies", v1(role, more));
  }

  private String v1(String role, String more) {
    return "{\"type\":\"access\",\"subjects\":[{\"attributes\":[{\"name\":\"iam_id\",\"value\":\""
        + ci.iamId()
        + "\"}]}],\"roles\":[{\"role_id\":\""
        + role
        + "\"}],\"resources\":[{\"attributes\":[{\"name\":\"accountId\",\"value\":\""
        + owner.account()
        + "\"},{\"name\":\"serviceName\",\"value\":\"container-registry\"}"
        + more
        + "]}]}";
  }

  private static String attribute(String name, String value) {
    return ",{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}";
  }

  private Answer createV2(String role, String more) {
    return admin.send("POST", "/v2/policies", v2(role, more));
  }

  private String v2(String role, String more) {
    String equal = "\",\"operator\":\"stringEquals\",\"value\":\"";
    return "{\"type\":\"access\",\"control\":{\"grant\":{\"roles\":[{\"role_id\":\""
        + role
        + "\"}]}},\"subject\":{\"attributes\":[{\"key\":\"iam_id"
        + equal
        + ci.iamId()
        + "\"}]},\"resource\":{\"attributes\":[{\"key\":\"accountId"
        + equal
        + owner.account()
        + "\"},{\"key\":\"serviceName"
        + equal
        + "container-registry\"}"
        + more
        + "]}}";
  }

  private List<Map<?, ?>> list(String path, String more) {
    return admin.get(path + "?account_id=" + owner.account() + more).list("policies");
  }
}
