package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountCommandsTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void theQuotaIsInMegabytesOf1048576Bytes() {
    assertThat(cloud.cells("quota").replaceAll("\\|0(\\.[0-9])? MB", "|USED"))
        .isEqualTo(
            """
            Quota|Limit|Used
            Pull traffic|5120 MB|USED
            Storage|512 MB|USED
            """);
    assertThat(cloud.out("quota", "--json"))
        .startsWith("{\"storage\":{\"limit\":536870912,\"used\":");
  }

  @Test
  void limitsAreSet() {
    assertThat(cloud.out("quota-set", "--storage", "100", "--traffic", "200"))
        .isEqualTo("Quota          Limit\nPull traffic   200 MB\nStorage        100 MB\n");
    assertThat(cloud.out("quota")).contains("Storage        100 MB");
  }

  @Test
  void aLimitIsTakenAway() {
    cloud.out("plan-upgrade", "--force");

    assertThat(cloud.out("quota-set", "--storage", "unlimited", "--json"))
        .isEqualTo("{\"storage\":{}}\n");
    assertThat(cloud.out("quota")).contains("Storage        Unlimited");
  }

  @Test
  void aLimitIsAWholeNumberOfMegabytes() {
    assertThat(cloud.cr("quota-set", "--storage", "1.5").err())
        .isEqualTo(
            "cr: Invalid value for option '--storage': expected a whole number of megabytes, or"
                + " unlimited, but was '1.5'. Try 'cr quota-set --help'\n");
    assertThat(cloud.cr("quota-set").err())
        .isEqualTo(
            "cr: Which limit? Give --storage MB, --traffic MB, or both; 'unlimited' takes one"
                + " away\n");
  }

  @Test
  void thePlanIsUpgradedAfterAQuestion() {
    assertThat(cloud.out("plan")).isEqualTo("Free\n");
    assertThat(cloud.cr("plan-upgrade").exitCode()).isEqualTo(2);
    assertThat(cloud.answered("y", "plan-upgrade", "standard"))
        .isEqualTo(
            new Shell.Run(
                0,
                "Standard\n",
                "The plan is Free now. There is no way back, and what exceeds the free allowance is"
                    + " charged\nUpgrade to Standard for good? [y/N] "));
    assertThat(cloud.out("plan", "-o", "json")).isEqualTo("{\"plan\":\"Standard\"}\n");
  }

  @Test
  void settingsAreShownAndChanged() {
    assertThat(cloud.out("settings", "--platform-metrics", "on"))
        .isEqualTo(
            """
            Setting             Value
            Platform metrics    on
            Private only        off
            IAM authorization   on
            """);
    assertThat(cloud.out("settings", "--json"))
        .isEqualTo("{\"platformMetrics\":true,\"privateOnly\":false,\"iamAuthorization\":true}\n");
  }

  @Test
  void shuttingOutPublicNetworksAsksFirst() {
    assertThat(cloud.cr("settings", "--private-only", "on").exitCode()).isEqualTo(2);
    assertThat(cloud.out("settings")).contains("Private only        off");
    assertThat(cloud.out("settings", "--private-only", "on", "-f"))
        .contains("Private only        on");
  }

  @Test
  void aSwitchIsOnOrOff() {
    assertThat(cloud.cr("settings", "--private-only", "yes").err())
        .isEqualTo(
            "cr: Invalid value for option '--private-only': expected on or off, but was 'yes'. Try"
                + " 'cr settings --help'\n");
  }

  @Test
  void theMessageOfTheDayNeedsNoCredentials() {
    Shell anonymous = new Shell().variable("CR_ENDPOINT", cloud.icr.address());
    assertThat(anonymous.run("message")).isEqualTo(new Shell.Run(0, "", "There is no message\n"));

    cloud.icr.message("Hello");
    assertThat(anonymous.run("message")).isEqualTo(new Shell.Run(0, "Hello\n", ""));
    assertThat(anonymous.run("message", "--json").out()).isEqualTo("{\"message\":\"Hello\"}\n");
  }

  @Test
  void infoNamesTheAccountAndNoSecret() {
    Shell.Run run = cloud.cr("info");

    assertThat(run.out())
        .contains("Registry      " + cloud.icr.address() + "\n")
        .contains("Account       " + cloud.account + "\n")
        .contains("the API key of IBMCLOUD_API_KEY")
        .doesNotContain(cloud.key.value());
    assertThat(cloud.cr("info", "--json").out())
        .contains("\"account\":\"" + cloud.account + "\"")
        .doesNotContain(cloud.key.value());
  }
}
