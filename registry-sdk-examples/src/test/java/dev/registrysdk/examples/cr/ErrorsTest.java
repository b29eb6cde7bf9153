package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final String image = registry.address() + "/acme/web:1.0";

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void anErrorIsOneLineWithItsRemedy() {
    assertThat(cr("digest", image))
        .isEqualTo(
            new Shell.Run(
                4,
                "",
                "cr: Could not find "
                    + image
                    + ": the registry has no such tag or digest. Check the repository, and the tag"
                    + " or digest; list the tags to see what is there\n"));
  }

  @Test
  void anErrorInJsonHasKindCodeAndStatus() {
    registry.intercept((request, next) -> Reply.error(403, "DENIED", "no"));

    Shell.Run run = cr("tags", registry.address() + "/acme/web", "--json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("{\"error\":{\"kind\":\"access\",\"exitCode\":3,\"message\":\"Could not list")
        .endsWith("\"status\":403,\"codes\":[\"DENIED\"],\"remedy\":\"SIGN_IN\"}}\n");
  }

  @Test
  void aStackTraceIsPrintedOnlyWhenAskedFor() {
    assertThat(cr("digest", image).err()).doesNotContain("\tat ");
    assertThat(cr("digest", image, "--verbose").err()).contains("\tat ");
  }

  @Test
  void aMissingParameterIsAUsageError() {
    assertThat(cr("pull", image))
        .isEqualTo(
            new Shell.Run(
                2, "", "cr: Missing required parameter: 'PLACE'. Try 'cr pull --help'\n"));
  }

  @Test
  void aMissingCommandIsAUsageError() {
    assertThat(cr())
        .isEqualTo(new Shell.Run(2, "", "cr: Missing required subcommand. Try 'cr --help'\n"));
  }

  @Test
  void anUnknownOptionIsAUsageErrorInJsonToo() {
    assertThat(cr("digest", image, "--json", "--colour"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "{\"error\":{\"kind\":\"usage\",\"exitCode\":2,\"message\":\"Unknown option:"
                    + " '--colour'. Try 'cr digest --help'\"}}\n"));
  }

  @Test
  void aBadReferenceIsTaught() {
    Shell.Run run = cr("digest", "us.icr.io/Acme/web");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Not an image reference: 'us.icr.io/Acme/web'");
  }

  @Test
  void aConcurrencyOfNothingIsAUsageError() {
    assertThat(cr("copy", image, "oci:web", "--concurrency", "0"))
        .isEqualTo(new Shell.Run(2, "", "cr: concurrency is at least 1, not 0\n"));
  }

  @Test
  void aDirectoryWithSomethingElseIsAStorageError() {
    assertThat(cr("push", "oci:src", image).exitCode()).isEqualTo(7);
  }

  @Test
  void helpHasTheExitCodes() {
    Shell.Run run = cr("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("  4     The image, tag or repository is not there\n");
    assertThat(run.out()).contains("  130   Stopped by Ctrl-C (serve: 0)\n");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String command :
        new String[] {
          "pull",
          "push",
          "copy",
          "inspect",
          "digest",
          "tags",
          "tag",
          "untag",
          "delete",
          "catalog",
          "serve",
          "login",
          "logout",
          "whoami",
          "pull-secret",
          "service-id-create",
          "service-id-list",
          "service-id-rm",
          "api-key-rotate",
          "credential-helper"
        }) {
      assertThat(cr(command, "--help").out()).contains("\nExample:\n  cr " + command + " ");
    }
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(cr("--version").out()).startsWith("cr ");
  }
}
