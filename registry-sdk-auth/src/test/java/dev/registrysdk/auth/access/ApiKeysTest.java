package dev.registrysdk.auth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final String VALUE = "value-that-nobody-may-see-0123456789abcdef";
  private static final String KEY =
      "{\"id\":\"ApiKey-1\",\"iam_id\":\"iam-ServiceId-1\",\"name\":\"my-ci\",\"description\":\"ci\","
          + "\"expires_at\":\"2049-01-02T18:30+0000\"}";
  private static final String CREATED = KEY.replace("}", ",\"apikey\":\"" + VALUE + "\"}");

  private final AccessLab lab = new AccessLab();
  private final ApiKeys apiKeys = lab.access.apiKeys();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void createsAKeyAndTellsItsValueOnce() {
    lab.answer(201, CREATED);

    CreatedApiKey created =
        apiKeys.create(
            key ->
                key.iamId("iam-ServiceId-1")
                    .name("my-ci")
                    .storeValue(false)
                    .disabled(true)
                    .expires(Instant.parse("2049-01-02T18:30:00Z")));

    assertThat(created.value().reveal()).isEqualTo(VALUE);
    assertThat(created.key().expires()).contains(Instant.parse("2049-01-02T18:30:00Z"));
    assertThat(lab.header(0, "Entity-Lock")).isEqualTo("false");
    assertThat(lab.header(0, "Entity-Disable")).isEqualTo("true");
    assertThat(lab.body(0))
        .isEqualTo(
            "{\"name\":\"my-ci\",\"iam_id\":\"iam-ServiceId-1\",\"account_id\":\""
                + AccessLab.ACCOUNT
                + "\",\"store_value\":false,\"expires_at\":\"2049-01-02T18:30:00+0000\"}");
  }

  @Test
  void hidesTheValueWhereverItIsPrinted() {
    lab.answer(201, CREATED);

    CreatedApiKey created = apiKeys.create("iam-ServiceId-1", "my-ci");

    assertThat(created.toString()).doesNotContain(VALUE).contains("[redacted]");
  }

  @Test
  void listsTheKeysOfAnIdentityOrOfTheAccount() {
    lab.answer(200, "{\"apikeys\":[" + KEY + "]}").answer(200, "{}");

    assertThat(apiKeys.list("iam-ServiceId-1")).extracting(ApiKey::id).containsExactly("ApiKey-1");
    assertThat(apiKeys.list(list -> list.account(true).type("serviceid"))).isEmpty();
    assertThat(lab.calls())
        .containsExactly(
            "GET /v1/apikeys?iam_id=iam-ServiceId-1&pagesize=100",
            "GET /v1/apikeys?account_id="
                + AccessLab.ACCOUNT
                + "&scope=account&type=serviceid&pagesize=100");
  }

  @Test
  void findsTheKeyOfAValue() {
    lab.answer(200, KEY);

    assertThat(apiKeys.details(ApiKeyValue.of(VALUE)).name()).isEqualTo("my-ci");
    assertThat(lab.calls()).containsExactly("GET /v1/apikeys/details");
    assertThat(lab.header(0, "IAM-ApiKey")).isEqualTo(VALUE);
  }

  @Test
  void rotatesAKeyNewOneFirst() {
    lab.answer(200, KEY).answer(201, CREATED.replace("ApiKey-1", "ApiKey-2")).answer(204, "");

    assertThat(apiKeys.rotate("ApiKey-1").key().id()).isEqualTo("ApiKey-2");
    assertThat(lab.calls())
        .containsExactly(
            "GET /v1/apikeys/ApiKey-1", "POST /v1/apikeys", "DELETE /v1/apikeys/ApiKey-1");
    assertThat(lab.body(1)).contains("\"description\":\"ci\"", "2049-01-02T18:30:00+0000");
  }

  @Test
  void takesTheNewKeyBackWhenTheOldOneCannotBeDeleted() {
    lab.answer(200, KEY)
        .answer(201, CREATED.replace("ApiKey-1", "ApiKey-2"))
        .answer(403, "{\"errors\":[{\"code\":\"forbidden\",\"message\":\"locked\"}]}")
        .answer(204, "");

    assertThatThrownBy(() -> apiKeys.rotate("ApiKey-1"))
        .isInstanceOf(DeniedException.class)
        .hasMessageStartingWith("Could not delete the API key ApiKey-1: ");
    assertThat(lab.calls()).endsWith("DELETE /v1/apikeys/ApiKey-2");
  }

  @Test
  void disablesEnablesLocksUnlocksAndDeletes() {
    for (int i = 0; i < 5; i++) {
      lab.answer(204, "");
    }

    apiKeys.disable("ApiKey-1");
    apiKeys.enable("ApiKey-1");
    apiKeys.lock("ApiKey-1");
    apiKeys.unlock("ApiKey-1");
    apiKeys.delete("ApiKey-1");

    assertThat(lab.calls())
        .containsExactly(
            "POST /v1/apikeys/ApiKey-1/disable",
            "DELETE /v1/apikeys/ApiKey-1/disable",
            "POST /v1/apikeys/ApiKey-1/lock",
            "DELETE /v1/apikeys/ApiKey-1/lock",
            "DELETE /v1/apikeys/ApiKey-1");
  }
}
