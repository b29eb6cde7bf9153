package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.model.ContainerSettings;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Healthcheck;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageAnswerTest {
  private static final String D1 = "sha256:" + "69ba06f1".repeat(8);
  private static final String INDEX =
      "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.index.v1+json\","
          + " \"manifests\": []}";
  private static final Digest INDEX_DIGEST = Digest.sha256(INDEX.getBytes(StandardCharsets.UTF_8));

  private final IcrLab lab = new IcrLab();
  private final String bluebird = lab.host() + "/birds/bluebird";

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void inspectsAnImageByTag() {
    lab.answer(
        200,
        """
        {"Id": "%1$s", "Parent": "p", "Comment": "c", "Created": "2024-06-03T16:00:00.123456789Z",
         "Container": "k", "DockerVersion": "24.0.7", "Author": "a", "ManifestType": "m",
         "ContainerConfig": {"Cmd": null, "Entrypoint": null, "Labels": null},
         "Config": {
           "Hostname": "h", "Domainname": "d", "User": "1001", "Image": "i", "MacAddress": "m",
           "StopSignal": "SIGINT", "WorkingDir": "/", "StopTimeout": 10,
           "AttachStdin": true, "AttachStdout": true, "AttachStderr": true, "Tty": true,
           "OpenStdin": true, "StdinOnce": true, "ArgsEscaped": true, "NetworkDisabled": true,
           "ExposedPorts": {"8080/tcp": {}, "443/tcp": null}, "Volumes": {"/data": {}},
           "Env": ["PATH=/usr/bin"], "Cmd": ["/app"], "Entrypoint": ["/e"], "OnBuild": ["RUN x"],
           "Shell": ["sh"], "Labels": {"maintainer": "team-birds"},
           "Healthcheck": {"Test": ["CMD", "true"], "Interval": 30000000000, "Timeout": 1,
                           "StartPeriod": 2, "StartInterval": 3, "Retries": 4}},
         "Architecture": "amd64", "Os": "linux", "OsVersion": "10", "Size": 45210993,
         "VirtualSize": 2257318704,
         "RootFS": {"Type": "layers", "Layers": ["%1$s"], "BaseLayer": "b"}}
        """
            .formatted(D1));

    assertThat(lab.icr().images().inspection(bluebird + ":1"))
        .isEqualTo(
            ImageInspection.builder()
                .id(Digest.parse(D1))
                .parent("p")
                .comment("c")
                .created(Instant.parse("2024-06-03T16:00:00.123456789Z"))
                .container("k")
                .dockerVersion("24.0.7")
                .author("a")
                .manifestType("m")
                .containerConfig(ContainerSettings.builder().build())
                .config(settings())
                .architecture("amd64")
                .os("linux")
                .osVersion("10")
                .size(45_210_993)
                .virtualSize(2_257_318_704L)
                .rootFsType("layers")
                .addLayers(Digest.parse(D1))
                .baseLayer("b")
                .build());
    assertThat(lab.request())
        .isEqualTo("GET /api/v1/images/" + lab.host() + "%2Fbirds%2Fbluebird:1/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  private static ContainerSettings settings() {
    return ContainerSettings.builder()
        .hostname("h")
        .domainname("d")
        .user("1001")
        .image("i")
        .macAddress("m")
        .stopSignal("SIGINT")
        .workingDir("/")
        .stopTimeout(Duration.ofSeconds(10))
        .attachStdin(true)
        .attachStdout(true)
        .attachStderr(true)
        .tty(true)
        .openStdin(true)
        .stdinOnce(true)
        .argsEscaped(true)
        .networkDisabled(true)
        .addExposedPorts("8080/tcp", "443/tcp")
        .addVolumes("/data")
        .addEnv("PATH=/usr/bin")
        .addCmd("/app")
        .addEntrypoint("/e")
        .addOnBuild("RUN x")
        .addShell("sh")
        .putLabels("maintainer", "team-birds")
        .healthcheck(
            Healthcheck.builder()
                .addTest("CMD", "true")
                .interval(Duration.ofSeconds(30))
                .timeout(Duration.ofNanos(1))
                .startPeriod(Duration.ofNanos(2))
                .startInterval(Duration.ofNanos(3))
                .retries(4)
                .build())
        .build();
  }

  @Test
  void whatAnImageDoesNotHaveIsAbsent() {
    lab.answer(
        200,
        """
        {"Id": "", "Parent": "", "Comment": null, "Created": "1970-01-01T00:00:00Z", "Config": null,
         "RootFS": null, "Size": null}
        """);

    assertThat(lab.icr().images().inspection(bluebird + "@" + D1))
        .isEqualTo(ImageInspection.builder().build());
    assertThat(lab.request())
        .isEqualTo("GET /api/v1/images/" + lab.host() + "%2Fbirds%2Fbluebird@" + D1 + "/json");
  }

  @Test
  void withoutATagLatestIsInspected() {
    lab.answer(200, "{\"Id\":\"\",\"Created\":\"yesterday\",\"RootFS\":{\"Layers\":null}}");

    assertThat(lab.icr().images().inspection(bluebird))
        .isEqualTo(ImageInspection.builder().build());
    assertThat(lab.request()).contains("bluebird:latest/json");
  }

  @Test
  void ofTagAndDigestTheDigestIsAskedFor() {
    lab.answer(200, "{\"Id\":\"\"}");

    lab.icr().images().inspection(bluebird + ":1@" + D1);

    assertThat(lab.request()).contains("%2Fbirds%2Fbluebird@" + D1 + "/json");
  }

  @Test
  void readsAManifestByTheTypeOfTheAnswer() {
    lab.answer(manifest("application/vnd.oci.image.index.v1+json"));

    ManifestDocument document = lab.icr().images().manifest(bluebird + "@" + INDEX_DIGEST);

    assertThat(document.mediaType()).isEqualTo(MediaType.OCI_INDEX);
    assertThat(document.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(INDEX);
    assertThat(document.digest()).isEqualTo(INDEX_DIGEST);
    assertThat(lab.request())
        .isEqualTo(
            "GET /api/v1/images/"
                + lab.host()
                + "%2Fbirds%2Fbluebird@"
                + INDEX_DIGEST
                + "/manifest");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void findsTheTypeOfAManifestInItIfTheAnswerSaysNothing() {
    lab.answer(manifest("application/json"));

    assertThat(lab.icr().images().manifest(bluebird).mediaType()).isEqualTo(MediaType.OCI_INDEX);
    assertThat(lab.request()).contains("bluebird:latest/manifest");
  }

  @Test
  void aManifestWithAnotherDigestIsRefused() {
    lab.answer(manifest("application/vnd.oci.image.index.v1+json"));

    assertThatThrownBy(() -> lab.icr().images().manifest(bluebird + "@" + D1))
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not read the manifest of %s@%s: the content has digest %s. Nothing was stored;"
                + " try again, and if it happens again the content at the source is damaged",
            bluebird, D1, INDEX_DIGEST);
  }

  @Test
  void aPageOfAProxyIsNoManifest() {
    lab.answer(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html; charset=utf-8")
            .body("<html>")
            .build());

    assertThatThrownBy(() -> lab.icr().images().manifest(bluebird + ":1"))
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not read the manifest of %s:1: the answer is no manifest: it is text/html. Check"
                + " the address of %s and any proxy in between",
            bluebird, lab.host());
  }

  @Test
  void anEmptyAnswerIsNoManifest() {
    lab.answer(new MockResponse.Builder().code(204).build());

    assertThatThrownBy(() -> lab.icr().images().manifest(bluebird + ":1"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("the answer is no manifest: it is empty");
  }

  @Test
  void whatIsNotOfTheTypeOfTheAnswerIsRefused() {
    lab.answer(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
            .body("{")
            .build());

    assertThatThrownBy(() -> lab.icr().images().manifest(bluebird + ":1"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("The manifest");
  }

  @Test
  void otherServicesAreNotAsked() {
    assertThatThrownBy(() -> lab.icr().images().inspection("acme/web:1"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            "Could not inspect docker.io/acme/web:1: docker.io is not a registry of IBM Cloud,"
                + " whose service this is. Name a registry of IBM Cloud, for example us.icr.io; at"
                + " others, use what every registry offers: pull, push, copy, inspect, tags and"
                + " delete of the client");
    assertThat(lab.requests).isEmpty();
  }

  private static MockResponse manifest(String type) {
    return new MockResponse.Builder().setHeader("Content-Type", type).body(INDEX).build();
  }
}
