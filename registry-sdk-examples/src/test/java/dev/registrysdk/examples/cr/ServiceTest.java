package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ServiceTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private Shell away() {
    return new Shell().variable("IBMCLOUD_IAM_API_ENDPOINT", cloud.iam.url().toString());
  }

  @Test
  void anApiKeyMayComeFromStandardInput() {
    assertThat(
            away()
                .input(cloud.key.value() + "\n")
                .run("namespaces", "--endpoint", cloud.icr.address(), "--api-key-stdin"))
        .isEqualTo(new Shell.Run(0, "Namespace\nacme\n", ""));
  }

  @Test
  void anAccessTokenMayComeFromStandardInputOrTheEnvironment() {
    String token = cloud.iam.accessToken(cloud.owner);

    assertThat(
            new Shell()
                .input(token)
                .run(
                    "namespaces",
                    "--endpoint",
                    cloud.icr.address(),
                    "--token-stdin",
                    "--account",
                    cloud.account)
                .out())
        .isEqualTo("Namespace\nacme\n");
    assertThat(
            away()
                .variable("CR_ENDPOINT", cloud.icr.address())
                .variable("CR_ACCOUNT", cloud.account)
                .variable("IBMCLOUD_IAM_TOKEN", token)
                .run("namespaces")
                .out())
        .isEqualTo("Namespace\nacme\n");
  }

  @Test
  void iamMayBeAnywhere() {
    assertThat(
            new Shell()
                .variable("IBMCLOUD_API_KEY", cloud.key.value())
                .run(
                    "namespaces",
                    "--endpoint",
                    cloud.icr.address(),
                    "--iam",
                    cloud.iam.url().toString())
                .exitCode())
        .isZero();
  }

  @Test
  void aRefusedKeyIsToldTheOptions() {
    Shell.Run run =
        away()
            .input("not-a-key-that-iam-knows")
            .run("namespaces", "--endpoint", cloud.icr.address(), "--api-key-stdin");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .endsWith(". With cr: --api-key-stdin, or IBMCLOUD_API_KEY\n")
        .doesNotContain("not-a-key-that-iam-knows");
  }

  @Test
  void noCredentialsAtAllAreToldTheOptions() {
    Shell.Run run = new Shell().run("namespaces", "--endpoint", cloud.icr.address());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("cr: Could not find credentials for IBM Cloud: there are none in ")
        .endsWith(". With cr: --api-key-stdin, or IBMCLOUD_API_KEY\n");
    assertThat(cloud.icr.requests()).isEmpty();
  }

  @Test
  void twoSecretsOnStandardInputAreRefused() {
    assertThat(cloud.cr("plan", "--api-key-stdin", "--token-stdin").err())
        .isEqualTo(
            "cr: --api-key-stdin and --token-stdin both read standard input: give one of them\n");
  }

  @Test
  void anEmptyStandardInputIsNoSecret() {
    assertThat(cloud.cr("plan", "--api-key-stdin").err())
        .isEqualTo("cr: There is no API key on standard input\n");
  }

  @Test
  void aRegionIsNotGuessed() {
    assertThat(cr("namespaces"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Which region is meant? Each has its own namespaces and images: give --region"
                    + " NAME, or set CR_REGION; 'cr region' lists them\n"));
  }

  @Test
  void aRegionThatIsNotThereIsToldTheOthers() {
    assertThat(new Shell().variable("CR_REGION", "us-nowhere").run("plan").err())
        .startsWith("cr: CR_REGION: There is no region 'us-nowhere': use one of us-south, ")
        .endsWith(", or --endpoint HOST for a registry of another name\n");
  }

  @Test
  void regionAndEndpointExcludeEachOther() {
    assertThat(cr("region", "--region", "eu-de", "--endpoint", "127.0.0.1:5000").err())
        .isEqualTo(
            "cr: --region and --endpoint both say which registry is meant: give one of them\n");
  }

  @Test
  void theRegionInForceIsMarked() {
    assertThat(cr("region", "--region", "eu-central").out())
        .contains("*   eu-de      de.icr.io    eu-central\n")
        .contains("    us-south   us.icr.io");
    assertThat(new Shell().variable("IC_REGION", "jp-tok").run("region", "--json").out())
        .startsWith("{\"current\":\"jp.icr.io\",\"regions\":[{\"name\":\"global\"");
    assertThat(
            new Shell()
                .variable("CR_ENDPOINT", "127.0.0.1:5000")
                .variable("CR_REGION", "eu-de")
                .run("region")
                .out())
        .contains("*   127.0.0.1:5000");
  }

  @Test
  void withoutARegionNoneIsMarked() {
    Shell.Run run = cr("region");

    assertThat(run.out()).doesNotContain("*").contains("us-south");
    assertThat(run.err())
        .isEqualTo("No region is in force: give --region NAME, or set CR_REGION\n");
  }

  @Test
  void anImageElsewhereIsNoneOfTheService() {
    assertThat(cloud.cr("image-rm", "localhost:5999/acme/web:1.0", "-f").err())
        .isEqualTo(
            "cr: localhost:5999 is no registry of IBM Cloud. If one answers there, give --endpoint"
                + " localhost:5999\n");
  }

  @Test
  void errorsAreJsonInEitherSpelling() {
    for (String[] spelling :
        new String[][] {{"--json"}, {"--output", "json"}, {"-o", "JSON"}, {"-o=json"}}) {
      String[] args = new String[spelling.length + 1];
      args[0] = "plan";
      System.arraycopy(spelling, 0, args, 1, spelling.length);

      assertThat(cr(args).err()).startsWith("{\"error\":{\"kind\":\"usage\"");
    }
    assertThat(cr("plan", "--output", "xml").err())
        .isEqualTo(
            "cr: Invalid value for option '--output': expected text or json, but was 'xml'. Try 'cr"
                + " plan --help'\n");
  }

  @Test
  void anOutputThatIsAPlaceIsNoFormat() {
    assertThat(cr("build", "--output", "json").err()).startsWith("cr: ");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    ServiceCommands.of(Io.system()).stream()
        .map(command -> command.getClass().getAnnotation(Command.class).name())
        .forEach(
            name ->
                assertThat(cr(name, "--help").out())
                    .contains("\nExample:\n  cr " + name)
                    .contains("--region=NAME")
                    .contains("-h, --help"));
  }

  @Test
  void destructiveCommandsHaveForce() {
    for (String name :
        List.of(
            "namespace-rm",
            "repository-rm",
            "image-rm",
            "image-prune-untagged",
            "retention-policy-set",
            "retention-run",
            "plan-upgrade")) {
      assertThat(cr(name, "--help").out()).contains("-f, --force");
    }
  }
}
