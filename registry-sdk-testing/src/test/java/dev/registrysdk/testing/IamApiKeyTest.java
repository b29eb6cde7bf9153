package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IamClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamApiKeyTest {
  private static final String ALL = "/v1/apikeys";
  private static final String OWN_VALUE = "{\"odd\" & very = long + value of my own}";

  private final InMemoryIam iam = InMemoryIam.builder().clock(new MutableClock()).start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  private final IamClient admin = IamClient.of(iam, owner);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void valueIsShownOnceWhenTheKeyIsCreated() {
    Answer answer = create(ci, "");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("id")).startsWith("ApiKey-");
    assertThat(answer.text("apikey")).matches("[A-Za-z0-9_-]{32,}");
    assertThat(answer.text("created_by")).isEqualTo(owner.iamId());
    assertThat(answer.text("iam_id")).isEqualTo(ci.iamId());
    assertThat(answer.text("account_id")).isEqualTo(owner.account());
    assertThat(answer.json().get("disabled")).isEqualTo(false);
    assertThat(get(answer.text("id")).json().containsKey("apikey")).isFalse();
  }

  @Test
  void storedValueIsShownAgain() {
    Answer answer = create(ci, ",\"store_value\":true");

    assertThat(get(answer.text("id")).text("apikey")).isEqualTo(answer.text("apikey"));
  }

  @Test
  void valuesOfUsersAreNeverStored() {
    assertThat(create(owner, ",\"store_value\":true").error())
        .isEqualTo(
            "400 invalid_request Validation of property 'store_value' with value 'true' failed."
                + " Valid values: 'false'");
  }

  @Test
  void sessionsAreForUsersOnly() {
    assertThat(create(owner, ",\"support_sessions\":true").json().get("support_sessions"))
        .isEqualTo(true);
    assertThat(create(ci, ",\"support_sessions\":true").status()).isEqualTo(400);
  }

  @Test
  void ownValueMayHoldAnyCharacterButIsUnique() {
    String escaped = OWN_VALUE.replace("\"", "\\\"");
    assertThat(create(ci, ",\"apikey\":\"" + escaped + "\"").text("apikey")).isEqualTo(OWN_VALUE);

    assertThat(
            admin
                .form("/identity/token", "grant_type", IamApiKeyGrant.TYPE, "apikey", OWN_VALUE)
                .status())
        .isEqualTo(200);
    assertThat(create(ci, ",\"apikey\":\"" + escaped + "\"").error())
        .isEqualTo("409 conflict Another API key has this value");
  }

  @Test
  void expiryIsTakenWithAndWithoutSeconds() {
    assertThat(create(ci, ",\"expires_at\":\"2049-01-02T18:30+0000\"").text("expires_at"))
        .isEqualTo("2049-01-02T18:30+0000");
    assertThat(create(ci, ",\"expires_at\":\"2049-01-02T18:30:59+0000\"").text("expires_at"))
        .isEqualTo("2049-01-02T18:30+0000");
    assertThat(create(ci, ",\"expires_at\":\"tomorrow\"").status()).isEqualTo(400);
  }

  @Test
  void actionWhenLeakedIsOneOfThree() {
    assertThat(create(ci, ",\"action_when_leaked\":\"disable\"").text("action_when_leaked"))
        .isEqualTo("disable");
    assertThat(create(ci, ",\"action_when_leaked\":\"shout\"").error())
        .isEqualTo(
            "400 invalid_request Validation of property 'action_when_leaked' with value 'shout'"
                + " failed. Valid values: 'none, disable, delete'");
  }

  @Test
  void ownerHasToExist() {
    String body = "{\"name\":\"k\",\"iam_id\":\"iam-ServiceId-0\"}";

    assertThat(admin.send("POST", ALL, body).error())
        .isEqualTo("400 invalid_request iam-ServiceId-0 is not in account " + owner.account());
  }

  @Test
  void headersLockAndDisableANewKey() {
    Answer answer =
        admin.send(
            "POST",
            ALL,
            "{\"name\":\"k\",\"iam_id\":\"" + ci.iamId() + "\"}",
            "Entity-Lock",
            "true",
            "Entity-Disable",
            "true");

    assertThat(answer.json().get("locked")).isEqualTo(true);
    assertThat(answer.json().get("disabled")).isEqualTo(true);
  }

  @Test
  void listIsOfTheCallerUnlessItSaysOtherwise() {
    iam.addApiKey(owner, "mine");
    iam.addApiKey(ci, "b");
    iam.addApiKey(ci, "a");

    assertThat(names("")).containsExactly("mine");
    assertThat(names("?iam_id=" + ci.iamId())).containsExactly("b", "a");
    assertThat(names("?iam_id=" + ci.iamId() + "&sort=name")).containsExactly("a", "b");
    assertThat(names("?scope=account&account_id=" + owner.account()))
        .containsExactly("mine", "b", "a");
    assertThat(names("?scope=account&type=user")).containsExactly("mine");
    assertThat(names("?scope=account&type=serviceid&name=a")).containsExactly("a");
    assertThat(admin.get(ALL + "?scope=everything").status()).isEqualTo(400);
  }

  @Test
  void detailsAreFoundByTheValue() {
    IamKey key = iam.addApiKey(ci, "k");

    Answer answer = IamClient.of(iam, ci).get(ALL + "/details", "IAM-ApiKey", key.value());
    assertThat(answer.text("id")).isEqualTo(key.id());
    assertThat(answer.text("account_id")).isEqualTo(owner.account());
    assertThat(admin.get(ALL + "/details", "IAM-ApiKey", "unknown").error())
        .isEqualTo("404 not_found Provided API key could not be found.");
    assertThat(admin.get(ALL + "/details").error())
        .isEqualTo("400 invalid_request Property missing or empty: IAM-ApiKey");
  }

  @Test
  void recordOfRequestsDoesNotShowAnApiKey() {
    admin.get(ALL + "/details", "IAM-ApiKey", "a secret with spaces");

    RecordedCall call = iam.requests().get(0);
    assertThat(call.header("iam-apikey")).hasValue("***");
    assertThat(call.header("Authorization")).hasValue("Bearer");
  }

  @Test
  void updateNeedsTheCurrentVersion() {
    IamKey key = iam.addApiKey(ci, "k");
    String tag = get(key.id()).header("Etag");

    Answer updated = admin.send("PUT", ALL + "/" + key.id(), "{\"name\":\"new\"}", "If-Match", tag);
    assertThat(updated.text("name")).isEqualTo("new");
    assertThat(
            admin
                .send("PUT", ALL + "/" + key.id(), "{\"name\":\"newer\"}", "If-Match", tag)
                .error())
        .isEqualTo(
            "409 conflict "
                + key.id()
                + " has changed: its version is "
                + updated.text("entity_tag"));
  }

  @Test
  void lockedKeyCannotBeDeleted() {
    IamKey key = iam.addApiKey(ci, "k");
    String path = ALL + "/" + key.id();
    assertThat(admin.send("POST", path + "/lock", "").status()).isEqualTo(204);
    assertThat(admin.send("DELETE", path, "").error())
        .isEqualTo("409 delete_not_possible Unable to delete object");

    assertThat(admin.send("DELETE", path + "/lock", "").status()).isEqualTo(204);
    assertThat(admin.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(get(key.id()).error())
        .isEqualTo("404 not_found The API key " + key.id() + " not found");
  }

  @Test
  void keyIsDisabledAndEnabled() {
    IamKey key = iam.addApiKey(ci, "k");
    String path = ALL + "/" + key.id();

    assertThat(admin.send("POST", path + "/disable", "").status()).isEqualTo(204);
    assertThat(get(key.id()).json().get("disabled")).isEqualTo(true);
    assertThat(admin.send("DELETE", path + "/disable", "").status()).isEqualTo(204);
    assertThat(get(key.id()).json().get("disabled")).isEqualTo(false);
  }

  @Test
  void everybodyManagesTheirOwnKeysOnly() {
    IamClient self = IamClient.of(iam, ci);
    IamKey own = iam.addApiKey(ci, "own");
    IamKey others = iam.addApiKey(owner, "others");

    assertThat(self.get(ALL + "/" + own.id()).status()).isEqualTo(200);
    assertThat(self.get(ALL + "/" + others.id()).error())
        .isEqualTo("403 forbidden You are not authorized to use this API");
    assertThat(self.get(ALL + "?scope=account").status()).isEqualTo(403);
    assertThat(self.get(ALL + "/details", "IAM-ApiKey", others.value()).status()).isEqualTo(403);
  }

  private Answer create(IamSubject identity, String more) {
    String body =
        "{\"name\":\"k\",\"account_id\":\""
            + owner.account()
            + "\",\"iam_id\":\""
            + identity.iamId()
            + "\""
            + more
            + "}";
    return admin.send("POST", ALL, body);
  }

  private Answer get(String id) {
    return admin.get(ALL + "/" + id);
  }

  private List<String> names(String query) {
    return admin.get(ALL + query).list("apikeys").stream()
        .map(entry -> (String) entry.get("name"))
        .toList();
  }
}
