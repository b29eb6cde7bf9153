package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RegistryAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final InMemoryRegistry us =
      InMemoryRegistry.builder().auth(RegistryAuth.token("alice", "pass-us")).start();
  private final InMemoryRegistry de =
      InMemoryRegistry.builder().auth(RegistryAuth.basic("bob", "pass-de")).start();
  private final Digest digest = SampleImage.store(us, "acme/web", "1.0");
  private final String image = us.address() + "/acme/web:1.0";
  private final String copy = de.address() + "/acme/web:1.0";

  @AfterEach
  void stop() {
    us.close();
    de.close();
  }

  @Test
  void thePasswordComesFromStandardInput() {
    Shell shell = new Shell().input("pass-us\r\n");

    assertThat(shell.run("digest", image, "--username", "alice", "--password-stdin"))
        .isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void userNameAndPasswordComeFromTheEnvironment() {
    Shell shell =
        new Shell().variable("REGISTRY_USERNAME", "alice").variable("REGISTRY_PASSWORD", "pass-us");

    assertThat(shell.run("digest", image)).isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironment() {
    Shell shell =
        new Shell()
            .variable("REGISTRY_USERNAME", "mallory")
            .variable("REGISTRY_PASSWORD", "wrong")
            .input("pass-us");

    assertThat(shell.run("digest", image, "--username", "alice", "--password-stdin").exitCode())
        .isZero();
  }

  @Test
  void copySignsInAtEachSideWithItsOwnPassword() {
    Shell shell = new Shell().input("pass-us\npass-de\n");

    Shell.Run run =
        shell.run(
            "copy",
            image,
            copy,
            "--source-username",
            "alice",
            "--target-username",
            "bob",
            "--password-stdin",
            "--quiet");

    assertThat(run).isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void copyTakesEachSideFromTheEnvironmentToo() {
    Shell shell =
        new Shell()
            .variable("REGISTRY_SOURCE_USERNAME", "alice")
            .variable("REGISTRY_SOURCE_PASSWORD", "pass-us")
            .variable("REGISTRY_TARGET_USERNAME", "bob")
            .variable("REGISTRY_TARGET_PASSWORD", "pass-de");

    assertThat(shell.run("copy", image, copy).exitCode()).isZero();
  }

  @Test
  void copyWithinOneRegistryTakesThePlainName() {
    Shell shell = new Shell().input("pass-us");

    assertThat(
            shell
                .run(
                    "copy",
                    image,
                    us.address() + "/other/web:1.0",
                    "--username",
                    "alice",
                    "--password-stdin")
                .exitCode())
        .isZero();
  }

  @Test
  void aNameWithoutASideIsRefusedWhenThereAreTwoRegistries() {
    assertThat(new Shell().input("pass-us").run("copy", image, copy, "--username", "alice"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: --username could be meant for %s or for %s: use --source-username or"
                        .formatted(us.address(), de.address())
                    + " --target-username\n"));
  }

  @Test
  void theEnvironmentOfOneRegistryIsNotShownToTwo() {
    Shell shell =
        new Shell().variable("REGISTRY_USERNAME", "alice").variable("REGISTRY_PASSWORD", "pass-us");

    assertThat(shell.run("copy", image, copy).exitCode()).isEqualTo(3);
    assertThat(us.requests(RecordedCall::authorized)).isEmpty();
    assertThat(de.requests(RecordedCall::authorized)).isEmpty();
  }

  @Test
  void thePasswordOfTheSourceIsNotShownToTheTarget() {
    Shell shell = new Shell().input("pass-us");

    shell.run("copy", image, copy, "--source-username", "alice", "--password-stdin");

    assertThat(us.requests(RecordedCall::authorized)).isNotEmpty();
    assertThat(de.requests(RecordedCall::authorized)).isEmpty();
  }

  @Test
  void aSideIsRefusedWhenThereIsOneRegistry() {
    assertThat(cr("copy", image, "oci:web", "--source-username", "alice"))
        .isEqualTo(new Shell.Run(2, "", "cr: Only one registry is named: use --username\n"));
  }

  @Test
  void aUserNameNeedsAPassword() {
    assertThat(cr("digest", image, "--username", "alice"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: A user name needs a password: give it with --password-stdin, or in"
                    + " REGISTRY_PASSWORD\n"));
  }

  @Test
  void aPasswordNeedsAUserName() {
    assertThat(new Shell().input("pass-us").run("digest", image, "--password-stdin"))
        .isEqualTo(new Shell.Run(2, "", "cr: --password-stdin needs --username\n"));
  }

  @Test
  void anEmptyInputIsNoPassword() {
    assertThat(cr("digest", image, "--username", "alice", "--password-stdin"))
        .isEqualTo(new Shell.Run(2, "", "cr: There is no password on standard input\n"));
  }

  @Test
  void aWrongPasswordAppearsNowhere() {
    Shell shell = new Shell().input("not-my-password");

    Shell.Run run =
        shell.run(
            "digest", image, "--username", "alice", "--password-stdin", "--verbose", "--json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("\"kind\":\"access\"")
        .doesNotContain("not-my-password")
        .doesNotContain("bm90LW15LXBhc3N3b3Jk");
  }

  @Test
  void anAcceptedPasswordAppearsNowhere() {
    Shell shell = new Shell().input("pass-us");

    Shell.Run run =
        shell.run("digest", image, "--username", "alice", "--password-stdin", "--verbose");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out() + run.err()).doesNotContain("pass-us").doesNotContain("token=");
  }
}
