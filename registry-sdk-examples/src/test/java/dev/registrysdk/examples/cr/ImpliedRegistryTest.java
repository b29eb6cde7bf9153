package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImpliedRegistryTest {
  private static final String REFUSED =
      "cr: 'us.icr.io:1.0' names no registry, so it means docker.io/library/us.icr.io:1.0; to sign"
          + " in there, write docker.io/library/us.icr.io:1.0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digest us.icr.io:1.0",
        "inspect us.icr.io:1.0",
        "pull us.icr.io:1.0 oci:web",
        "push oci:web us.icr.io:1.0",
        "tag us.icr.io:1.0 stable",
        "untag us.icr.io:1.0",
        "delete us.icr.io:1.0",
        "copy us.icr.io:1.0 oci:web",
        "copy docker.io/acme/web us.icr.io:1.0"
      })
  void aPasswordIsNotForARegistryThatIsOnlyImplied(String command) {
    String[] args =
        Stream.of(command + " --username iamapikey --password-stdin")
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .toArray(String[]::new);

    assertThat(cr(args)).isEqualTo(new Shell.Run(2, "", REFUSED + "\n"));
  }

  @Test
  void tagsDoesNotSignInAtARegistryThatIsOnlyImplied() {
    assertThat(cr("tags", "us.icr.io", "--username", "iamapikey", "--password-stdin"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: 'us.icr.io' names no registry, so it means docker.io/library/us.icr.io; to sign"
                    + " in there, write docker.io/library/us.icr.io\n"));
  }

  @Test
  void thePasswordOfTheEnvironmentIsNotForAnImpliedRegistryEither() {
    Shell shell =
        new Shell().variable("REGISTRY_USERNAME", "alice").variable("REGISTRY_PASSWORD", "pw");

    assertThat(shell.run("digest", "us.icr.io:1.0"))
        .isEqualTo(
            new Shell.Run(2, "", REFUSED + ", or unset REGISTRY_USERNAME to go there without\n"));
  }

  @Test
  void copyRefusesTheSideThatHasAUserName() {
    assertThat(
            new Shell()
                .input("pw")
                .run(
                    "copy",
                    "us.icr.io:1.0",
                    "127.0.0.1:1/a:1",
                    "--source-username",
                    "alice",
                    "--password-stdin"))
        .isEqualTo(new Shell.Run(2, "", REFUSED + "\n"));
  }

  @Test
  void copyMayReadAnImpliedRegistryWithoutSigningIn() {
    Account nobody = new Account("REGISTRY_SOURCE", null);

    assertThatCode(() -> nobody.check(Image.parse("alpine"), Io.system()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker.io/library/alpine",
        "docker.io/alpine",
        "index.docker.io/acme/web:1.0",
        "us.icr.io/acme/web",
        "localhost/web",
        "localhost:5000/web"
      })
  void aRegistryThatIsWrittenOutIsMeant(String text) {
    assertThatCode(() -> Image.parse(text).requireRegistry("")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "alpine, docker.io/library/alpine:latest, docker.io/library/alpine",
    "acme/web:1.0, docker.io/acme/web:1.0, docker.io/acme/web:1.0",
    "docker.io, docker.io/library/docker.io:latest, docker.io/library/docker.io"
  })
  void theMessageSaysWhatToWrite(String text, String means, String write) {
    assertThatThrownBy(() -> Image.parse(text).requireRegistry(""))
        .hasMessage(
            "'%s' names no registry, so it means %s; to sign in there, write %s"
                .formatted(text, means, write));
  }
}
