package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.icr.model.AccountSettings;
import dev.registrysdk.icr.model.AuthOptions;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final MockResponse DONE = new MockResponse.Builder().code(204).build();

  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void tellsTheSettings() {
    lab.answer(200, "{\"platform_metrics\": false, \"new\": 1}");

    assertThat(lab.icr().settings().get())
        .isEqualTo(AccountSettings.builder().platformMetrics(false).build());
    assertThat(lab.request()).isEqualTo("GET /api/v1/settings");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"platform_metrics\": null}"})
  void aSettingThatIsNotToldIsEmpty(String answer) {
    lab.answer(200, answer);

    assertThat(lab.icr().settings().get()).isEqualTo(AccountSettings.builder().build());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void switchesPlatformMetrics(boolean enabled) {
    lab.answer(DONE);

    lab.icr().settings().setPlatformMetrics(enabled);

    assertThat(lab.request()).isEqualTo("PATCH /api/v1/settings");
    assertThat(lab.body()).isEqualTo("{\"platform_metrics\":" + enabled + "}");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void thereIsASettingToChange() {
    assertThatThrownBy(() -> lab.icr().settings().set(settings -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is nothing to change: give platformMetrics");
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void tellsTheAuthorizationOptions() {
    lab.answer(200, "{\"iam_authz\": true, \"private_only\": false}");

    assertThat(lab.icr().settings().authOptions())
        .isEqualTo(AuthOptions.builder().iamAuthorization(true).privateOnly(false).build());
    assertThat(lab.request()).isEqualTo("GET /api/v1/auth");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void anOptionThatIsNotToldIsEmpty() {
    lab.answer(200, "{\"iam_authz\": null}");

    assertThat(lab.icr().settings().authOptions()).isEqualTo(AuthOptions.builder().build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | | {\"iam_authz\":true}",
        " | false | {\"private_only\":false}",
        "false | true | {\"iam_authz\":false,\"private_only\":true}"
      })
  void changesOnlyTheOptionsThatAreGiven(
      @Nullable Boolean iam, @Nullable Boolean privateOnly, String body) {
    lab.answer(DONE);
    AuthOptions.Builder options = AuthOptions.builder();
    if (iam != null) {
      options.iamAuthorization(iam);
    }
    if (privateOnly != null) {
      options.privateOnly(privateOnly);
    }

    lab.icr().settings().setAuthOptions(options.build());

    assertThat(lab.request()).isEqualTo("PATCH /api/v1/auth");
    assertThat(lab.body()).isEqualTo(body);
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void refusesPublicNetworks() {
    lab.answer(DONE);

    lab.icr().settings().setPrivateOnly(true);

    assertThat(lab.body()).isEqualTo("{\"private_only\":true}");
  }

  @Test
  void thereIsAnOptionToChange() {
    assertThatThrownBy(() -> lab.icr().settings().setAuthOptions(options -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is nothing to change: give iamAuthorization, privateOnly or both");
    assertThat(lab.requests).isEmpty();
  }
}
