package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Options, settings, plan, quotas and messages. */
final class IcrAccountTest {
  private static final String QUOTAS = "/api/v1/quotas";
  private static final String PLANS = "/api/v1/plans";

  private final InMemoryIcr icr = InMemoryIcr.start();
  private final IcrClient client = new IcrClient(icr);

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void authorizationOptionsAreReadAndChanged() {
    assertThat(answer(client.get("/api/v1/auth")))
        .isEqualTo("200 {\"iam_authz\":true,\"private_only\":false}");
    assertThat(answer(client.patch("/api/v1/auth", "{\"private_only\":true}"))).isEqualTo("204 ");
    assertThat(answer(client.get("/api/v1/auth")))
        .isEqualTo("200 {\"iam_authz\":true,\"private_only\":true}");
  }

  @Test
  void iamAuthorizationStaysOn() {
    assertError(
        client.patch("/api/v1/auth", "{\"iam_authz\":false}"),
        400,
        "CRG0400E",
        "IAM authorization cannot be turned off.");
  }

  @Test
  void settingsAreReadAndChanged() {
    assertThat(answer(client.get("/api/v1/settings")))
        .isEqualTo("200 {\"platform_metrics\":false}");
    assertThat(answer(client.patch("/api/v1/settings", "{\"platform_metrics\":true}")))
        .isEqualTo("204 ");
    assertThat(answer(client.get("/api/v1/settings"))).isEqualTo("200 {\"platform_metrics\":true}");
  }

  @Test
  void bodyMustBeJson() {
    assertError(
        client.patch("/api/v1/settings", "[1]"),
        400,
        "CRG0400E",
        "The request body is not a JSON object.");
  }

  @Test
  void planIsOnlyUpgraded() {
    assertThat(answer(client.get(PLANS))).isEqualTo("200 {\"plan\":\"Free\"}");
    assertThat(answer(client.patch(PLANS, "{\"plan\":\"Free\"}"))).isEqualTo("200 ");
    assertThat(answer(client.patch(PLANS, "{\"plan\":\"standard\"}"))).isEqualTo("200 ");
    assertThat(answer(client.get(PLANS))).isEqualTo("200 {\"plan\":\"Standard\"}");
    assertError(
        client.patch(PLANS, "{\"plan\":\"Free\"}"),
        403,
        "CRG0403E",
        "The Standard plan cannot be changed to the Free plan.");
  }

  @Test
  void planMustBeKnown() {
    assertError(
        client.patch(PLANS, "{\"plan\":\"Gold\"}"),
        400,
        "CRG0400E",
        "The plan must be Free or Standard.");
  }

  @Test
  void freePlanHasItsAllowance() {
    assertThat(answer(client.get(QUOTAS)))
        .isEqualTo(
            "200 {\"limit\":{\"storage_bytes\":536870912,\"traffic_bytes\":5368709120},"
                + "\"usage\":{\"storage_bytes\":0,\"traffic_bytes\":0}}");
  }

  @Test
  void standardPlanHasNoLimits() {
    client.patch(PLANS, "{\"plan\":\"Standard\"}");

    assertThat(text(client.get(QUOTAS)))
        .startsWith("{\"limit\":{\"storage_bytes\":-1,\"traffic_bytes\":-1}");
  }

  @Test
  void quotasAreWrittenInMegabytes() {
    assertThat(answer(client.patch(QUOTAS, "{\"storage_megabytes\":500}"))).isEqualTo("200 ");
    assertThat(text(client.get(QUOTAS)))
        .startsWith("{\"limit\":{\"storage_bytes\":524288000,\"traffic_bytes\":5368709120}");
  }

  @Test
  void freePlanCannotGoAboveItsAllowance() {
    assertError(
        client.patch(QUOTAS, "{\"storage_megabytes\":513}"),
        403,
        "CRG0403E",
        "storage_megabytes is more than the Free plan allows, which is 512 MB.");
    assertError(
        client.patch(QUOTAS, "{\"storage_megabytes\":1,\"traffic_megabytes\":-1}"),
        403,
        "CRG0403E",
        "traffic_megabytes is more than the Free plan allows, which is 5120 MB.");
    assertThat(text(client.get(QUOTAS))).contains("\"storage_bytes\":536870912");
  }

  @Test
  void quotaMustBeANumber() {
    assertError(
        client.patch(QUOTAS, "{\"traffic_megabytes\":\"many\"}"),
        400,
        "CRG0400E",
        "traffic_megabytes must be a whole number of megabytes, or -1 for no limit.");
  }

  @Test
  void messageNeedsNoCredentials() {
    Client anybody = new Client(icr.registry());
    HttpResponse<byte[]> none = anybody.get("/api/v1/messages");
    icr.message("Hello, world!");

    assertThat(answer(none)).isEqualTo("204 ");
    assertThat(answer(anybody.get("/api/v1/messages"))).isEqualTo("200 \"Hello, world!\"");
  }
}
