package dev.registrysdk.auth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.NotFoundException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceIdsTest {
  private final AccessLab lab = new AccessLab();
  private final ServiceIds serviceIds = lab.access.serviceIds();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void createsAServiceId() {
    lab.answer(201, AccessLab.SERVICE_ID);

    ServiceId created =
        serviceIds.create(id -> id.name("my-ci").description("push from CI").locked(true));

    assertThat(created)
        .isEqualTo(
            ServiceId.builder()
                .id("ServiceId-1")
                .iamId("iam-ServiceId-1")
                .entityTag("1-a")
                .name("my-ci")
                .accountId(AccessLab.ACCOUNT)
                .created(Instant.parse("2026-01-02T03:04:05.678Z"))
                .build());
    assertThat(lab.calls()).containsExactly("POST /v1/serviceids/");
    assertThat(lab.header(0, "Entity-Lock")).isEqualTo("true");
    assertThat(lab.header(0, "Authorization")).isEqualTo("Bearer token");
    assertThat(lab.body(0))
        .isEqualTo(
            "{\"account_id\":\""
                + AccessLab.ACCOUNT
                + "\",\"name\":\"my-ci\",\"description\":\"push from CI\"}");
  }

  @Test
  void readsEveryPageAndTakesOnlyTheTokenOfTheNextAddress() {
    lab.answer(
        200,
        "{\"next\":\"https://elsewhere.example/v1/serviceids/?pagetoken=p%202\",\"serviceids\":["
            + AccessLab.SERVICE_ID
            + "]}");
    lab.answer(200, "{\"serviceids\":[]}");

    assertThat(serviceIds.named("my ci")).hasSize(1);
    assertThat(lab.calls())
        .containsExactly(
            "GET /v1/serviceids/?account_id=" + AccessLab.ACCOUNT + "&name=my%20ci&pagesize=100",
            "GET /v1/serviceids/?account_id="
                + AccessLab.ACCOUNT
                + "&name=my%20ci&pagesize=100&pagetoken=p%202");
  }

  @Test
  void endsWhenAPageNamesItselfAsTheNext() {
    String page = "{\"next\":\"https://iam.test/?pagetoken=again\",\"serviceids\":[]}";
    lab.answer(200, page).answer(200, page);

    assertThat(serviceIds.list()).isEmpty();
    assertThat(lab.requests).hasSize(2);
  }

  @Test
  void changesTheVersionThatItRead() {
    lab.answer(200, AccessLab.SERVICE_ID).answer(200, AccessLab.SERVICE_ID);

    ServiceId changed = serviceIds.update(id -> id.id("ServiceId-1").description(""));

    assertThat(changed.id()).isEqualTo("ServiceId-1");
    assertThat(lab.calls())
        .containsExactly("GET /v1/serviceids/ServiceId-1", "PUT /v1/serviceids/ServiceId-1");
    assertThat(lab.header(1, "If-Match")).isEqualTo("1-a");
    assertThat(lab.body(1)).isEqualTo("{\"description\":\"\"}");
  }

  @Test
  void tellsThatSomebodyElseChangedIt() {
    lab.answer(
        409,
        "{\"errors\":[{\"code\":\"conflict\",\"message_code\":\"BXNIM0999E\","
            + "\"message\":\"stale\"}],\"status_code\":\"409\"}");

    assertThatThrownBy(
            () -> serviceIds.update(id -> id.id("ServiceId-1").entityTag("0-a").name("new")))
        .isInstanceOf(ConflictException.class)
        .hasMessageStartingWith("Could not change the service ID ServiceId-1: ")
        .hasMessageContaining("BXNIM0999E")
        .hasMessageContaining("t-1");
  }

  @Test
  void locksUnlocksAndDeletes() {
    lab.answer(204, "").answer(204, "").answer(204, "");

    serviceIds.lock("ServiceId-1");
    serviceIds.unlock("ServiceId-1");
    serviceIds.delete("ServiceId-1");

    assertThat(lab.calls())
        .containsExactly(
            "POST /v1/serviceids/ServiceId-1/lock",
            "DELETE /v1/serviceids/ServiceId-1/lock",
            "DELETE /v1/serviceids/ServiceId-1");
  }

  @Test
  void tellsHowToFindAnIdThatIsUnknown() {
    lab.answer(404, "{\"errors\":[{\"code\":\"not_found\",\"message\":\"no such service ID\"}]}");

    assertThatThrownBy(() -> serviceIds.get("ServiceId-2"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read the service ID ServiceId-2: not_found: no such service ID. Check the id;"
                + " list what the account has to see it: service IDs, API keys or policies (GET"
                + " http://%s/v1/serviceids/ServiceId-2 answered 404, request id t-1)",
            lab.host());
  }
}
