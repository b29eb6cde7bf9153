package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.icr.model.Quota;
import dev.registrysdk.icr.model.SetQuotaRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotasTest {
  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void tellsLimitsAndUsage() {
    lab.answer(
        200,
        "{\"limit\": {\"storage_bytes\": 536870912, \"traffic_bytes\": 5368709120},"
            + " \"usage\": {\"storage_bytes\": 45210993, \"traffic_bytes\": 7}}");

    assertThat(lab.icr().quota().get())
        .isEqualTo(
            Quota.builder()
                .storageLimit(536_870_912L)
                .trafficLimit(5_368_709_120L)
                .storageUsed(45_210_993L)
                .trafficUsed(7)
                .build());
    assertThat(lab.request()).isEqualTo("GET /api/v1/quotas");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"limit\": {\"storage_bytes\": -1, \"traffic_bytes\": -1}, \"usage\": null}",
        "{\"limit\": {\"store\": -1, \"traffic\": -1}, \"usage\": {\"traffic_bytes\": null}}"
      })
  void aLimitOfMinusOneIsNone(String answer) {
    lab.answer(200, answer);

    assertThat(lab.icr().quota().get()).isEqualTo(Quota.builder().build());
  }

  @Test
  void readsTheOlderNames() {
    lab.answer(
        200,
        "{\"limit\": {\"store\": 1, \"traffic\": 2}, \"usage\": {\"store\": 3, \"traffic\": 4}}");

    assertThat(lab.icr().quota().get())
        .isEqualTo(
            Quota.builder().storageLimit(1).trafficLimit(2).storageUsed(3).trafficUsed(4).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"limit\": {\"traffic_bytes\": 1}}", "{\"limit\": {}}"})
  void aLimitThatIsNotToldDoesNotPassForNone(String answer) {
    lab.answer(200, answer);

    assertThatThrownBy(() -> lab.icr().quota().get())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("'storage_bytes' is missing at path $.limit");
  }

  @Test
  void setsBothLimitsInMegabytes() {
    lab.answer(200, "");

    lab.icr().quota().set(quota -> quota.storage(524_288_000L).traffic(1_048_576L));

    assertThat(lab.request()).isEqualTo("PATCH /api/v1/quotas");
    assertThat(lab.body()).isEqualTo("{\"storage_megabytes\":500,\"traffic_megabytes\":1}");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void setsTheStorageOnly() {
    lab.answer(200, "");

    lab.icr().quota().setStorage(0);

    assertThat(lab.body()).isEqualTo("{\"storage_megabytes\":0}");
  }

  @Test
  void setsTheTrafficOnly() {
    lab.answer(200, "");

    lab.icr().quota().setTraffic(SetQuotaRequest.UNLIMITED);

    assertThat(lab.body()).isEqualTo("{\"traffic_megabytes\":-1}");
  }

  @Test
  void takesBothLimitsAway() {
    lab.answer(200, "");

    lab.icr().quota().unlimited();

    assertThat(lab.body()).isEqualTo("{\"storage_megabytes\":-1,\"traffic_megabytes\":-1}");
  }

  @Test
  void aLimitIsInWholeMegabytes() {
    assertThatThrownBy(() -> lab.icr().quota().setStorage(500_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The service keeps limits in megabytes of 1048576 bytes: instead of storage 500000000"
                + " use 499122176 (476 MB) or 500170752 (477 MB)");
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void aLimitIsNotNegative() {
    assertThatThrownBy(() -> lab.icr().quota().setTraffic(-1_048_576))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A limit is a number of bytes, or SetQuotaRequest.UNLIMITED: traffic -1048576");
  }

  @Test
  void thereIsALimitToSet() {
    assertThatThrownBy(() -> lab.icr().quota().set(quota -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no limit to set: give storage, traffic or both");
  }
}
