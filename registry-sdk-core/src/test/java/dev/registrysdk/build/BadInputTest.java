package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.registrysdk.build.dockerfile.DockerfileException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that makes no image: it is told, and nothing of the image is in the target. */
class BadInputTest {
  @TempDir private Path scratch;
  private DockerfileLab lab;

  @BeforeEach
  void makeLab() throws IOException {
    lab = new DockerfileLab(scratch);
    lab.files("a.txt");
  }

  @AfterEach
  void nothingIsThere() {
    assertThat(lab.target.tags).isEmpty();
    assertThat(lab.target.log).isEmpty();
  }

  @Test
  void syntaxErrorIsToldWithItsLineAndAPointer() {
    assertThatThrownBy(() -> lab.build("FROM scratch\n\nEXPOSE 80 seventy\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:3:11 no port: seventy
              EXPOSE 80 seventy
                        ^ write a port of 0 to 65535, for example 8080 or 8000-8010/udp""");
  }

  @Test
  void unknownFlagIsToldWithTheNearestName() {
    assertThatThrownBy(() -> lab.build("FROM scratch\nCOPY --chwon=1 a.txt /\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:6 unknown flag --chwon
              COPY --chwon=1 a.txt /
                   ^ did you mean --chown?""");
  }

  @Test
  void unknownInstructionIsToldWithTheNearestName() {
    assertThatThrownBy(() -> lab.build("FROM scratch\nCOPPY a.txt /\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:1 unknown instruction COPPY
              COPPY a.txt /
              ^ did you mean COPY?""");
  }

  @Test
  void pathOutsideOfTheContextIsInsideOfIt() throws IOException {
    Files.writeString(scratch.resolve("secret"), "secret");

    assertThatThrownBy(() -> lab.build("FROM scratch\nCOPY ../secret /\n"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 COPY: Could not find ../secret in the build context %s:"
                + " it has no secret. Check the path and its permissions",
            lab.context);
  }

  @Test
  void archiveThatUnpacksToManyTimesItsSizeIsRefused() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(lab.context.resolve("bomb.tgz")))) {
      new LayerTar(Instant.EPOCH)
          .write(
              Layer.builder().bytes(new byte[128 << 20], "/zeros").build().entries(new Workspace()),
              out);
    }

    assertThatThrownBy(() -> lab.build("FROM scratch\nADD bomb.tgz /\n"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 ADD: Could not unpack %s: it unpacks to more than 400"
                + " times its size, the limit. Check that the file is complete; save or download it"
                + " again",
            lab.context.resolve("bomb.tgz"));
  }

  @Test
  void fileThatThisUserMayNotReadIsTold() throws IOException {
    Path secret = DockerfileLab.mode(lab.file("d/secret", "secret"), "---------");
    assumeThat(Files.isReadable(secret)).as("the user who runs this reads everything").isFalse();

    assertThatThrownBy(() -> lab.build("FROM scratch\nCOPY d /\n"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 COPY: Could not read %s: permission to read it is"
                + " denied. Check the path and its permissions",
            secret);
  }
}
