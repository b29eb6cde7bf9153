package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IamClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamServiceIdTest {
  private static final String ALL = "/v1/serviceids/";

  private final InMemoryIam iam = InMemoryIam.builder().clock(new MutableClock()).start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamClient admin = IamClient.of(iam, owner);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void createdServiceIdIsAnsweredWhole() {
    Answer answer = create("\"name\":\"ci\",\"description\":\"push\"");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("id")).startsWith("ServiceId-");
    assertThat(answer.text("iam_id")).isEqualTo("iam-" + answer.text("id"));
    assertThat(answer.text("entity_tag")).startsWith("1-").isEqualTo(answer.header("Etag"));
    assertThat(answer.text("crn"))
        .isEqualTo(
            "crn:v1:bluemix:public:iam-identity::a/"
                + owner.account()
                + "::serviceid:"
                + answer.text("id"));
    assertThat(answer.text("created_at")).isEqualTo("2030-01-01T00:00:00.000Z");
    assertThat(answer.text("name")).isEqualTo("ci");
    assertThat(answer.text("description")).isEqualTo("push");
    assertThat(answer.json().get("locked")).isEqualTo(false);
    assertThat(answer.object("context").get("transaction_id"))
        .isEqualTo(answer.header("Transaction-Id"));
    assertThat(answer.json().containsKey("apikey")).isFalse();
  }

  @Test
  void apiKeyCanBeCreatedTogetherWithTheServiceId() {
    Answer answer = create("\"name\":\"ci\",\"apikey\":{\"name\":\"k\",\"description\":\"d\"}");

    Map<?, ?> key = answer.object("apikey");
    assertThat(key.get("iam_id")).isEqualTo(answer.text("iam_id"));
    assertThat(
            admin
                .form(
                    "/identity/token",
                    "grant_type",
                    IamApiKeyGrant.TYPE,
                    "apikey",
                    IamClient.text(key, "apikey"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void serviceIdWithAWrongApiKeyIsNotCreated() {
    assertThat(create("\"name\":\"ci\",\"apikey\":{\"name\":\"k\",\"apikey\":\"short\"}").error())
        .isEqualTo(
            "400 invalid_request Validation of property 'apikey' with value '***' failed."
                + " Valid values: '32 characters or more'");
    assertThat(names("")).isEmpty();
  }

  @Test
  void serviceIdNeedsANameAndAnAccount() {
    assertThat(create("\"description\":\"d\"").error())
        .isEqualTo("400 invalid_request Property missing or empty: name");
    assertThat(admin.send("POST", ALL, "{\"name\":\"ci\"}").error())
        .isEqualTo("400 invalid_request Property missing or empty: account_id");
    assertThat(admin.send("POST", ALL, "nonsense").error())
        .isEqualTo("400 invalid_request The body of the request is no JSON object");
  }

  @Test
  void listIsPagedByTokenAlone() {
    for (int i = 0; i < 5; i++) {
      iam.addServiceId(owner.account(), "s" + i);
    }

    Answer first = list("&pagesize=2&sort=name&order=desc");
    assertThat(first.json().get("limit")).isEqualTo(2.0);
    assertThat(first.text("first")).startsWith(iam.url() + "v1/serviceids/?pagetoken=");
    assertThat(first.text("previous")).isEmpty();
    List<String> all = new ArrayList<>(names(first));
    Answer page = first;
    while (!page.text("next").isEmpty()) {
      page = admin.get(page.text("next"));
      all.addAll(names(page));
    }
    assertThat(all).containsExactly("s4", "s3", "s2", "s1", "s0");
    assertThat(page.text("previous")).isNotEmpty();
    assertThat(page.json().get("offset")).isEqualTo(4.0);
  }

  @Test
  void listIsFilteredByName() {
    iam.addServiceId(owner.account(), "a");
    iam.addServiceId(owner.account(), "b");
    iam.addServiceId(iam.addAccount("other@acme.test").account(), "a");

    assertThat(names("&name=a")).containsExactly("a");
  }

  @Test
  void listRefusesWhatItDoesNotKnow() {
    assertThat(admin.get(ALL).error())
        .isEqualTo("400 invalid_request Property missing or empty: account_id");
    assertThat(list("&pagesize=101").error())
        .isEqualTo(
            "400 invalid_request Validation of property 'pagesize' with value '101' failed."
                + " Valid values: '1 to 100'");
    assertThat(list("&sort=size").status()).isEqualTo(400);
    assertThat(admin.get(ALL + "?pagetoken=nonsense").status()).isEqualTo(400);
  }

  @Test
  void historyAndActivityAreShownToThoseWhoAsk() {
    IamSubject ci = iam.addServiceId(owner.account(), "ci");
    String key = iam.addApiKey(ci, "k").value();
    admin.form("/identity/token", "grant_type", IamApiKeyGrant.TYPE, "apikey", key);

    Answer answer = admin.get(ALL + ci.id() + "?include_history=true&include_activity=true");
    assertThat(answer.list("history").get(0).get("action")).isEqualTo("create");
    assertThat(answer.object("activity"))
        .isEqualTo(Map.of("last_authn", "2030-01-01T00:00:00.000Z", "authn_count", 1.0));
    assertThat(admin.get(ALL + ci.id()).json().containsKey("history")).isFalse();
  }

  @Test
  void updateNeedsTheCurrentVersion() {
    IamSubject ci = iam.addServiceId(owner.account(), "ci");
    String tag = admin.get(ALL + ci.id()).header("Etag");

    Answer updated = update(ci, "{\"description\":\"new\"}", "If-Match", tag);
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.text("description")).isEqualTo("new");
    assertThat(updated.text("name")).isEqualTo("ci");
    assertThat(updated.text("entity_tag")).startsWith("2-");
    assertThat(update(ci, "{\"name\":\"n\"}", "If-Match", tag).error())
        .isEqualTo(
            "409 conflict "
                + ci.id()
                + " has changed: its version is "
                + updated.text("entity_tag"));
    assertThat(update(ci, "{\"name\":\"n\"}").error())
        .isEqualTo("400 invalid_request Property missing or empty: If-Match");
    assertThat(update(ci, "{\"name\":\"n\"}", "If-Match", "*").text("name")).isEqualTo("n");
  }

  @Test
  void deletedServiceIdTakesItsKeysAlong() {
    IamSubject ci = iam.addServiceId(owner.account(), "ci");
    IamKey key = iam.addApiKey(ci, "k");

    assertThat(admin.send("DELETE", ALL + ci.id(), "").status()).isEqualTo(204);
    assertThat(admin.get(ALL + ci.id()).error())
        .isEqualTo("404 not_found The service ID " + ci.id() + " not found");
    assertThat(admin.get("/v1/apikeys/" + key.id()).status()).isEqualTo(404);
  }

  @Test
  void lockedServiceIdCannotBeChangedOrDeleted() {
    IamSubject ci = iam.addServiceId(owner.account(), "ci");
    String path = ALL + ci.id();
    assertThat(admin.send("POST", path + "/lock", "").status()).isEqualTo(204);

    assertThat(admin.send("DELETE", path, "").error())
        .isEqualTo("409 delete_not_possible Unable to delete object");
    assertThat(update(ci, "{\"name\":\"n\"}", "If-Match", "*").error())
        .isEqualTo("409 conflict " + ci.id() + " is locked: unlock it first");
    assertThat(admin.get(path).json().get("locked")).isEqualTo(true);

    assertThat(admin.send("DELETE", path + "/lock", "").status()).isEqualTo(204);
    assertThat(admin.send("DELETE", path, "").status()).isEqualTo(204);
  }

  @Test
  void serviceIdIsCreatedLockedIfThatIsAskedFor() {
    String body = "{\"account_id\":\"" + owner.account() + "\",\"name\":\"ci\"}";

    assertThat(admin.send("POST", ALL, body, "Entity-Lock", "true").json().get("locked"))
        .isEqualTo(true);
  }

  @Test
  void whoIsNoAdministratorMayNotManage() {
    IamSubject ci = iam.addServiceId(owner.account(), "ci");
    IamClient other = IamClient.of(iam, iam.addServiceId(owner.account(), "other"));
    String forbidden = "403 forbidden You are not authorized to use this API";

    assertThat(other.get(ALL + "?account_id=" + owner.account()).error()).isEqualTo(forbidden);
    assertThat(other.get(ALL + ci.id()).error()).isEqualTo(forbidden);
    assertThat(other.send("DELETE", ALL + ci.id(), "").error()).isEqualTo(forbidden);
    Answer answer = other.send("POST", ALL + ci.id() + "/lock", "");
    assertThat(answer.text("status_code")).isEqualTo("403");
    assertThat(answer.text("trace")).isEqualTo(answer.header("Transaction-Id"));
    assertThat(answer.list("errors").get(0).get("message_code")).isEqualTo("BXNIM0513E");
  }

  @Test
  void administratorOfTheAccountMayManage() {
    IamSubject helper = iam.addServiceId(owner.account(), "helper");
    iam.allow(helper, IamAccess.roles("Administrator"));

    assertThat(IamClient.of(iam, helper).get(ALL + "?account_id=" + owner.account()).status())
        .isEqualTo(200);
  }

  @Test
  void ownerOfAnotherAccountMayNotManage() {
    IamSubject stranger = iam.addAccount("stranger@acme.test");

    assertThat(IamClient.of(iam, stranger).get(ALL + "?account_id=" + owner.account()).status())
        .isEqualTo(403);
  }

  @Test
  void requestWithoutATokenIsUnauthorized() {
    assertThat(new IamClient(iam).get(ALL + "?account_id=" + owner.account()).error())
        .isEqualTo("401 unauthorized Provided token is missing, invalid or expired.");
  }

  private Answer create(String fields) {
    return admin.send("POST", ALL, "{\"account_id\":\"" + owner.account() + "\"," + fields + "}");
  }

  private Answer update(IamSubject identity, String body, String... headers) {
    return admin.send("PUT", ALL + identity.id(), body, headers);
  }

  private Answer list(String parameters) {
    return admin.get(ALL + "?account_id=" + owner.account() + parameters);
  }

  private List<String> names(String parameters) {
    return names(list(parameters));
  }

  private static List<String> names(Answer answer) {
    return answer.list("serviceids").stream().map(entry -> (String) entry.get("name")).toList();
  }
}
