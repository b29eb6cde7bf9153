package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryPreset;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServeTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private FutureTask<Integer> exitCode = new FutureTask<>(() -> 0);
  private Thread command = new Thread();

  @AfterEach
  void stop() {
    command.interrupt();
  }

  @Test
  void theRegistryServesUntilItIsStopped() throws Exception {
    String address = address(serve("").readLine());

    assertThat(cr("catalog", address)).isEqualTo(new Shell.Run(0, "", ""));
    command.interrupt();

    assertThat(exitCode.get()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Stopped\n");
  }

  @Test
  void aGeneratedPasswordIsPrintedOnce() throws Exception {
    BufferedReader out = serve("", "--auth", "token");
    String address = address(out.readLine());
    String last =
        out.lines().filter(line -> line.startsWith("The password")).findFirst().orElseThrow();
    String password = last.replace("The password of user is ", "");

    assertThat(
            new Shell()
                .input(password)
                .run("catalog", address, "--username", "user", "--password-stdin"))
        .isEqualTo(new Shell.Run(0, "", ""));
    assertThat(cr("catalog", address).exitCode()).isEqualTo(3);
  }

  @Test
  void aGivenPasswordIsNotPrinted() throws Exception {
    String json = serve("secret-word", "--auth", "basic", "--password-stdin", "--json").readLine();

    assertThat(json)
        .matches("\\{\"address\":\"([0-9.:]+)\",\"url\":\"http://\\1/\",\"username\":\"user\"}");
  }

  @Test
  void aUserWithoutAuthIsAUsageError() {
    Shell.Run refused =
        new Shell.Run(
            2,
            "",
            "cr: --username and --password-stdin need --auth basic or --auth token: without it"
                + " everybody may do everything\n");

    assertThat(cr("serve", "--username", "bob", "--password-stdin")).isEqualTo(refused);
    assertThat(cr("serve", "--username", "bob")).isEqualTo(refused);
    assertThat(cr("serve", "--password-stdin")).isEqualTo(refused);
  }

  @Test
  void anUnknownAuthIsToldTheKinds() {
    assertThat(cr("serve", "--auth", "foo"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for option '--auth': expected none, basic or token, but was"
                    + " 'foo'. Try 'cr serve --help'\n"));
  }

  @Test
  void verboseLogsWhatIsAsked() throws Exception {
    String address = address(serve("", "--verbose").readLine());

    cr("tags", address + "/acme/web");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("GET /v2/acme/web/tags/list?n=1000 -> 404\n");
  }

  @Test
  void aPortThatIsTakenIsToldApart() {
    try (InMemoryRegistry other = InMemoryRegistry.start()) {
      String port = String.valueOf(other.url().getPort());

      assertThat(cr("serve", "--port", port))
          .isEqualTo(
              new Shell.Run(
                  2,
                  "",
                  "cr: Port "
                      + port
                      + " is taken. Choose another one with --port, or a free one with --port 0\n"));
    }
  }

  @Test
  void whatIcrPrintsWorksWhenPasted() throws Exception {
    BufferedReader out = serve("", "--icr");
    Shell shell = new Shell();
    List<String> commands = new ArrayList<>();
    for (String line = out.readLine(); !line.startsWith("Stop it"); line = out.readLine()) {
      if (line.startsWith("  export ")) {
        String[] setting = line.substring("  export ".length()).split("=", 2);
        shell.variable(setting[0], setting[1]);
        shell.input(setting[1]);
      } else if (line.startsWith("  ")) {
        commands.add(line.replaceAll("^  (printenv IBMCLOUD_API_KEY \\| )?cr ", ""));
      }
    }

    assertThat(commands).hasSize(12);
    for (String line : commands) {
      assertThat(shell.run(line.split(" ", -1)).exitCode()).as(line).isZero();
    }
  }

  @Test
  void icrAsJsonHasTheRegionsAndTheKey() throws Exception {
    assertThat(serve("", "--icr", "--json").readLine())
        .matches(
            "\\{\"endpoint\":\"([0-9.:]+)\",\"iam\":\"http://[0-9.:]+\",\"account\":\"[0-9a-f]{32}\","
                + "\"apiKey\":\"[^\"]+\",\"regions\":\\[\\{\"name\":\"us-south\",\"endpoint\":\"\\1\"},"
                + "\\{\"name\":\"eu-de\",\"endpoint\":\"[0-9.:]+\"}]}");
  }

  @Test
  void icrTakesNoUsers() {
    assertThat(cr("serve", "--icr", "--auth", "basic"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: --icr has users and keys of its own, so it takes no --auth, --username and"
                    + " --password-stdin\n"));
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void everyPresetIsServed(RegistryPreset preset) throws Exception {
    BufferedReader out = serve("", "--preset", preset.name());
    String address = address(out.readLine());

    assertThat(out.readLine()).isEqualTo("It behaves like " + preset.title() + ":");
    for (String difference : preset.differences()) {
      assertThat(out.readLine()).isEqualTo("  - " + difference);
    }
    assertThat(out.readLine()).isEqualTo(preset.sampleRepository() + " is there already. Try:");
    assertThat(out.readLine())
        .isEqualTo("  cr push oci:DIR " + address + "/" + preset.sampleRepository() + ":1.0");
    assertThat(cr("tags", address + "/" + preset.sampleRepository()))
        .isEqualTo(new Shell.Run(0, "", ""));
  }

  @Test
  void aPresetWithSignInAsJson() throws Exception {
    assertThat(
            serve("word", "--preset", "ECR", "--auth", "basic", "--password-stdin", "--json")
                .readLine())
        .matches(
            "\\{\"address\":\"([0-9.:]+)\",\"url\":\"http://\\1/\",\"preset\":\"ecr\","
                + "\"repository\":\"acme/web\",\"username\":\"user\"}");
  }

  @Test
  void anUnknownPresetIsToldTheNearestAndAll() {
    assertThat(cr("serve", "--preset", "dockerhub"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for option '--preset': There is no preset 'dockerhub': did you"
                    + " mean 'docker-hub'? There are oci11, distribution28, distribution3,"
                    + " docker-hub, icr, ecr, artifact-registry, acr, ghcr, quay, harbor,"
                    + " artifactory, gitlab, zot. Try 'cr serve --help'\n"));
  }

  @Test
  void theHelpListsThePresets() {
    assertThat(cr("serve", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "oci11, distribution28, distribution3, docker-hub, icr, ecr, artifact-registry, acr,"
                + " ghcr, quay, harbor, artifactory, gitlab, zot.");
  }

  @Test
  void icrTakesNoPreset() {
    assertThat(cr("serve", "--icr", "--preset", "icr"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: --icr runs IBM Cloud with all it has, so it takes no --preset; --preset icr"
                    + " imitates what its registry does without the control plane\n"));
  }

  @Test
  void icrTellsThatAPortIsTaken() {
    try (InMemoryRegistry other = InMemoryRegistry.start()) {
      int port = other.url().getPort();

      assertThat(cr("serve", "--icr", "--port", String.valueOf(port)).err())
          .isEqualTo(
              "cr: One of the ports %d to %d is taken. Choose others with --port, or free ones with"
                      .formatted(port, port + 2)
                  + " --port 0\n");
    }
  }

  private static String address(String firstLine) {
    return firstLine.replaceAll("Registry at ([^,]+),.*", "$1");
  }

  /** Starts a registry and gives what it prints. */
  private BufferedReader serve(String input, String... options) throws IOException {
    PipedInputStream printed = new PipedInputStream(1 << 16);
    Io io =
        new Shell()
            .io(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PipedOutputStream(printed),
                err);
    String[] args = new String[options.length + 3];
    args[0] = "serve";
    args[1] = "--port";
    args[2] = "0";
    System.arraycopy(options, 0, args, 3, options.length);
    exitCode = new FutureTask<>(() -> Cr.run(io, args));
    command = new Thread(exitCode);
    command.start();
    return new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8));
  }
}
