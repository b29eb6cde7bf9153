package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.local.DockerEngine;
import dev.registrysdk.local.EngineBuildRequest;
import dev.registrysdk.local.EngineImage;
import dev.registrysdk.local.EngineImageDetails;
import dev.registrysdk.local.EngineMessage;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Podman's service, over its socket, through the API of Docker. */
@Interop
class EngineIT {
  private static final String NAME = "example.com/engine/app:1.0";

  private final Fixtures fixtures;
  private final RegistryClient client = RegistryClient.builder().build();
  private Peers peers;
  private PodmanService service;
  private DockerEngine engine;

  EngineIT(Fixtures fixtures) {
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startService(@TempDir Path directory) {
    // Images of its own: what other tests load must not be listed here, nor removed.
    peers = Peers.in(directory.resolve("home"));
    service = PodmanService.start(peers, directory);
    engine = service.engine();
  }

  @AfterEach
  void stopService() {
    service.close();
    client.close();
    peers.podman("rmi", "--all", "--force", "--ignore");
  }

  @Test
  void theEngineSaysWhatItIs() {
    assertThat(engine.info().podman()).isTrue();
    assertThat(engine.info().os()).isEqualTo("linux");
  }

  @Test
  void anImageIsLoadedUnderItsNameAndListedAndInspected() {
    CopyResult result = load(NAME);

    EngineImage listed =
        engine.list().stream()
            .filter(image -> image.tags().contains(ImageReference.parse(NAME)))
            .findFirst()
            .orElseThrow();
    EngineImageDetails details = engine.inspect(NAME);
    assertThat(result.digest()).hasToString(fixtures.layered().digest());
    assertThat(details.id()).isEqualTo(listed.id()).isEqualTo(imageId());
    assertThat(details.config().platform()).isEqualTo(Platform.LINUX_AMD64);
    assertThat(details.config().labels()).containsEntry("made.by", "buildah");
    assertThat(details.config().diffIds()).hasSize(Fixtures.LAYERS);
    assertThat(listed.created()).isEqualTo(details.config().created().map(EngineIT::seconds));
  }

  @Test
  void anImageIsSavedWithItsIdAndName(@TempDir Path directory) {
    load(NAME);

    client.images().copy(engine.store(NAME), OciLayout.at(directory).image("1.0"));

    try (ImageReader saved = OciLayout.at(directory).image("1.0").openReader();
        ImageReader named = engine.store(NAME).openReader()) {
      assertThat(saved.root().asImage().config().digest()).isEqualTo(imageId());
      assertThat(named.names()).containsExactly(ImageReference.parse(NAME));
    }
    Path bundle = directory.resolveSibling(directory.getFileName() + "-bundle");
    peers.umoci("unpack", "--image=" + directory + ":1.0", bundle.toString()).succeeded();
    assertThat(bundle.resolve("rootfs/data/4/file"))
        .hasSameBinaryContentAs(fixtures.context().resolve("file4"));
    Trees.delete(bundle);
  }

  @Test
  void anImageKeepsItsNameWhenItIsLoadedAndGetsAnotherOneAndLosesIt() {
    load(NAME);

    engine.tag(NAME, "example.com/engine/app:2.0");
    assertThat(engine.inspect(NAME).tags())
        .containsExactlyInAnyOrder(
            ImageReference.parse(NAME), ImageReference.parse("example.com/engine/app:2.0"));

    assertThat(engine.remove("example.com/engine/app:2.0").untagged())
        .containsExactly("example.com/engine/app:2.0");
    assertThat(engine.inspect(NAME).tags()).containsExactly(ImageReference.parse(NAME));
    engine.remove(NAME, true);
    assertThatThrownBy(() -> engine.inspect(NAME))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Could not inspect " + NAME + " at " + engine + ": ")
        .hasMessageContaining("List the images of the engine to see what is there");
  }

  @Test
  void anImageIsBuiltFromAContextWithItsLabels() throws IOException {
    List<EngineMessage> messages = new ArrayList<>();

    Digest id =
        engine.build(
            build ->
                build
                    .context(
                        context(
                            Map.of(
                                "docker/Dockerfile",
                                """
                                FROM scratch AS base
                                ARG VERSION
                                COPY hello.txt /data/
                                LABEL version=$VERSION
                                FROM base AS later
                                LABEL stage=later
                                """,
                                "hello.txt",
                                "hello")))
                    .dockerfile("docker/Dockerfile")
                    .target("base")
                    .tag("example.com/engine/built:1.0")
                    .putBuildArgs("VERSION", "1.5")
                    .putLabels("made.by", "a test")
                    .noCache(true)
                    .listener(messages::add));

    EngineImageDetails built = engine.inspect("example.com/engine/built:1.0");
    assertThat(built.id()).isEqualTo(id);
    assertThat(built.config().labels())
        .containsEntry("version", "1.5")
        .containsEntry("made.by", "a test")
        .doesNotContainKey("stage");
    assertThat(built.config().diffIds()).isNotEmpty();
    assertThat(messages).anyMatch(message -> message.stream().isPresent());
  }

  @Test
  void aBuildThatFailsSaysWhatPodmanSays() {
    assertThatThrownBy(
            () ->
                engine.build(
                    build ->
                        build
                            .context(context(Map.of("Dockerfile", "FROM scratch\nCOPY none /\n")))
                            .tag("example.com/engine/broken:1.0")))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("Could not build example.com/engine/broken:1.0 at " + engine)
        .hasMessageContaining("none");
  }

  private CopyResult load(String name) {
    return client.images().copy(fixtures.layered().place(), engine.store(name));
  }

  private Digest imageId() {
    try (ImageReader reader = fixtures.layered().place().openReader()) {
      return reader.root().asImage().config().digest();
    }
  }

  private static Instant seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  private static EngineBuildRequest.Context context(Map<String, String> files) {
    return out -> write(new LinkedHashMap<>(files), out);
  }

  private static void write(Map<String, String> files, OutputStream out) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
    for (Map.Entry<String, String> file : files.entrySet()) {
      byte[] content = file.getValue().getBytes(UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    tar.finish();
    tar.flush();
  }
}
