package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerEngineTest {
  private static final Digest ID = Digest.parse("sha256:" + "ab".repeat(32));
  private static final Digest LAYER = Digest.parse("sha256:" + "cd".repeat(32));

  private EngineLab lab;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    lab = new EngineLab(directory);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void imagesAreListedWithTheirNames() {
    lab.answer(
        200,
        """
        [{"Id":"%s","ParentId":"","RepoTags":["web:1","<none>:<none>"],
          "RepoDigests":["us.icr.io/acme/web@%s"],"Created":1700000000,"Size":1234,
          "SharedSize":-1,"Labels":{"made.by":"me"},"Containers":-1},
         {"Id":"%s","RepoTags":null,"RepoDigests":null,"Created":-62135596800,"Labels":null}]
        """
            .formatted(ID, LAYER, LAYER));

    List<EngineImage> images = lab.engine().list();

    assertThat(images)
        .containsExactly(
            EngineImage.builder()
                .id(ID)
                .addTags(ImageReference.parse("docker.io/library/web:1"))
                .addDigests(ImageReference.parse("us.icr.io/acme/web@" + LAYER))
                .created(Instant.ofEpochSecond(1_700_000_000))
                .size(1234)
                .putLabels("made.by", "me")
                .build(),
            EngineImage.builder().id(LAYER).build());
    assertThat(lab.only().line()).isEqualTo("GET /v1.47/images/json");
  }

  @Test
  void anImageIsInspectedByItsCompleteName() {
    lab.answer(
        200,
        """
        {"Id":"%s","RepoTags":["web:1"],"Created":"2026-01-02T03:04:05.5Z","Size":7,
         "Config":{"User":"app","Env":["A=1"],"Cmd":["run"],"Entrypoint":null,"WorkingDir":"",
           "Labels":{"k":"v"}},
         "Architecture":"arm64","Variant":"v8","Os":"linux","RootFS":{"Type":"layers",
           "Layers":["%s"]}}
        """
            .formatted(ID.encoded(), LAYER));

    EngineImageDetails image = lab.engine().inspect("web:1");

    assertThat(lab.only().line()).isEqualTo("GET /v1.47/images/docker.io/library/web:1/json");
    assertThat(image.id()).isEqualTo(ID);
    assertThat(image.tags()).containsExactly(ImageReference.parse("web:1"));
    assertThat(image.size()).isEqualTo(7);
    assertThat(image.config().created()).contains(Instant.parse("2026-01-02T03:04:05.5Z"));
    assertThat(image.config().platform()).isEqualTo(Platform.parse("linux/arm64/v8"));
    assertThat(image.config().user()).contains("app");
    assertThat(image.config().env()).containsExactly("A=1");
    assertThat(image.config().cmd()).containsExactly("run");
    assertThat(image.config().entrypoint()).isEmpty();
    assertThat(image.config().workingDir()).isEmpty();
    assertThat(image.config().labels()).containsExactly(Map.entry("k", "v"));
    assertThat(image.config().diffIds()).containsExactly(LAYER);
  }

  @Test
  void anIdIsSentAsItIs() {
    lab.answer(200, "{\"Id\":\"" + ID + "\",\"Created\":\"\"}");

    assertThat(lab.engine().inspect("abababababab").config().created()).isEmpty();
    assertThat(lab.only().line()).isEqualTo("GET /v1.47/images/abababababab/json");
  }

  @Test
  void anImageGetsAnotherName() {
    lab.answer(201, "");

    lab.engine().tag("web:1", "us.icr.io/acme/web:stable");

    assertThat(lab.only().line())
        .isEqualTo(
            "POST /v1.47/images/docker.io/library/web:1/tag"
                + "?repo=us.icr.io%2Facme%2Fweb&tag=stable");
    assertThat(lab.only().body()).isEmpty();
  }

  @Test
  void aNewNameHasNoDigest() {
    assertThatThrownBy(() -> lab.engine().tag("web:1", "web@" + ID))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An image gets a tag, not a digest: web@" + ID);
    assertThat(lab.asked).isEmpty();
  }

  @Test
  void aNameThatCannotBeOneIsNotSent() {
    assertThatThrownBy(() -> lab.engine().inspect("../containers"))
        .isInstanceOf(OciFormatException.class);
    assertThat(lab.asked).isEmpty();
  }

  @Test
  void aNameIsRemovedAndWhatWentWithItIsTold() {
    lab.answer(
        200,
        "[{\"Untagged\":\"web:1\"},{\"Deleted\":\"%s\"},{\"Deleted\":\"%s\"}]"
            .formatted(ID, LAYER));

    EngineRemoval removal = lab.engine().remove("web:1");

    assertThat(removal.untagged()).containsExactly("web:1");
    assertThat(removal.deleted()).containsExactly(ID, LAYER);
    assertThat(lab.only().line())
        .isEqualTo("DELETE /v1.47/images/docker.io/library/web:1?force=false");
  }

  @Test
  void aRemovalCanBeForced() {
    lab.answer(200, "[]");

    lab.engine().remove(ID.toString(), true);

    assertThat(lab.only().line()).isEqualTo("DELETE /v1.47/images/" + ID + "?force=true");
  }

  @Test
  void theEngineSaysWhatItIs() {
    lab.answer(
        200,
        """
        {"Platform":{"Name":""},"Components":[{"Name":"Podman Engine","Version":"4.3.1"}],
         "Version":"4.3.1","ApiVersion":"1.41","MinAPIVersion":"1.24","Os":"linux",
         "Arch":"amd64"}
        """);

    assertThat(lab.engine().info())
        .isEqualTo(
            EngineInfo.builder()
                .version("4.3.1")
                .apiVersion("1.41")
                .minApiVersion("1.24")
                .os("linux")
                .architecture("amd64")
                .podman(true)
                .build());
  }

  @Test
  void anImageThatIsNotThereIsNotFoundInTheWordsOfTheEngine() {
    lab.answer(404, "{\"message\":\"No such image: web:1\"}");

    assertThatThrownBy(() -> lab.engine().inspect("web:1"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not inspect web:1 at unix://"
                + lab.socket
                + ": No such image: web:1. List the images of the engine to see what is there"
                + " (GET http://docker/v1.47/images/docker.io/library/web:1/json answered 404)");
  }

  @Test
  void anImageThatIsUsedIsNotRemoved() {
    lab.answer(409, "{\"message\":\"conflict: a container is using it\"}");

    assertThatThrownBy(() -> lab.engine().remove("web:1"))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "Could not remove web:1 from unix://"
                + lab.socket
                + ": conflict: a container is using it. Remove the containers that use it first,"
                + " or force the removal (DELETE"
                + " http://docker/v1.47/images/docker.io/library/web:1?force=[redacted] answered"
                + " 409)");
  }

  @Test
  void aFailureOfTheEngineIsNotTriedAgain() {
    lab.answer(500, "not JSON");

    assertThatThrownBy(() -> lab.engine().list())
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "Could not list the images of unix://"
                + lab.socket
                + ". Try again; if it happens again, raise the time-outs or check docker (GET"
                + " http://docker/v1.47/images/json answered 500)");
    assertThat(lab.only().method()).isEqualTo("GET");
  }

  @ParameterizedTest
  @CsvSource({"1.40, 1.40", "1.41, 1.41", "1.60, 1.51", "2.0, 1.51", "'', 1.51", "new, 1.51"})
  void theNewestVersionThatBothSpeakIsUsed(String spoken, String used) {
    lab.speaking(spoken).answer(200, "[]");

    assertThat(lab.engine().list()).isEmpty();
    assertThat(lab.only().line()).isEqualTo("GET /v" + used + "/images/json");
  }

  @Test
  void theVersionIsAgreedOnOnce() {
    lab.answer(200, "[]").answer(200, "[]");
    DockerEngine engine = lab.engine();

    engine.list();
    engine.list();

    assertThat(lab.asked)
        .extracting(EngineLab.Asked::line)
        .containsExactly("GET /_ping", "GET /v1.47/images/json", "GET /v1.47/images/json");
  }

  @Test
  void anEngineThatIsTooOldIsRefused() {
    lab.speaking("1.39");

    assertThatThrownBy(() -> lab.engine().list())
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            "Could not list the images of unix://"
                + lab.socket
                + ": the engine speaks version 1.39 of its API, and 1.40 is needed. Update the"
                + " engine, or use a release of this SDK that fits it");
  }

  @Test
  void anEngineThatIsTooNewSaysSo() {
    lab.answer(
        400,
        "{\"message\":\"client version 1.47 is too old. Minimum supported API version is 1.60\"}");

    assertThatThrownBy(() -> lab.engine().list())
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("Minimum supported API version is 1.60. Update the engine, or");
  }

  @Test
  void aFixedVersionIsNotNegotiated() {
    lab.answer(200, "[]");

    DockerEngine.fromEnvironment(
            Map.of("DOCKER_HOST", "unix://" + lab.socket, "DOCKER_API_VERSION", "1.43"))
        .list();

    assertThat(lab.asked)
        .extracting(EngineLab.Asked::line)
        .containsExactly("GET /v1.43/images/json");
  }

  @Test
  void anEngineThatDoesNotRunIsNamedWithTheRemedy() {
    Path missing = lab.socket.resolveSibling("missing.sock");

    assertThatThrownBy(() -> DockerEngine.at("unix://" + missing).list())
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "Could not list the images of unix://%s: the socket %s does not exist. Start Docker, or"
                    .formatted(missing, missing)
                + " the service of Podman (podman system service), or say where the engine listens:"
                + " DOCKER_HOST or DockerEngine.at(…) (GET http://docker/_ping)");
  }
}
