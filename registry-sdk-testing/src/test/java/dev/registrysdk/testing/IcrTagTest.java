package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tagging inside the region, and looking at one image. */
final class IcrTagTest {
  private final InMemoryIcr icr = InMemoryIcr.start();
  private final IcrClient client = new IcrClient(icr);
  private final IcrImagesFixture images = new IcrImagesFixture(icr.registry());

  @BeforeEach
  void createNamespaces() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
    icr.createNamespace(InMemoryIcr.ACCOUNT, "fish");
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void tagInAnotherRepositoryHasItsContentThere() {
    String digest = images.image("birds/bluebird", "1", "{}", "layer");

    assertThat(answer(tag("birds/bluebird:1", "fish/flying:new"))).isEqualTo("201 ");
    assertThat(icr.registry().manifest("fish/flying", "new").orElseThrow().digest())
        .isEqualTo(digest);
    assertThat(icr.registry().hasBlob("fish/flying", Client.digest("layer"))).isTrue();
    assertThat(icr.registry().hasBlob("fish/flying", Client.digest("{}"))).isTrue();
  }

  @Test
  void digestCanBeTagged() {
    String digest = icr.putImage("birds/bluebird", "1", Instant.EPOCH);

    tag("birds/bluebird@" + digest, "birds/bluebird:2");

    assertThat(icr.tags("birds/bluebird")).containsExactly("1", "2");
  }

  @Test
  void manifestListNeedsItsImagesInTheTarget() {
    String child = images.image("birds/bluebird", "amd64", "{}", "layer");
    images.index("birds/bluebird", "1", child);

    assertError(
        tag("birds/bluebird:1", "fish/flying:1"),
        400,
        "CRI0304E",
        "The manifest list or OCI index refers to an image that is not in the repository.");
    assertThat(icr.registry().repositories()).containsExactly("birds/bluebird");

    tag("birds/bluebird:amd64", "fish/flying:amd64");
    assertThat(answer(tag("birds/bluebird:1", "fish/flying:1"))).isEqualTo("201 ");
  }

  @Test
  void oldAndUnknownManifestsCannotBeTagged() {
    String schema1 = "application/vnd.docker.distribution.manifest.v1+json";
    icr.registry().putManifest("birds/old", "1", schema1, bytes("{}"));
    icr.registry().putManifest("birds/odd", "1", "application/json", bytes("{}"));

    assertError(
        tag("birds/old:1", "birds/old:2"),
        400,
        "CRI0301E",
        "The manifest version of the source image is not supported. Pull the image, and push it"
            + " again with a newer version of Docker.");
    assertError(
        tag("birds/odd:1", "birds/odd:2"),
        400,
        "CRI0302E",
        "The manifest type of the source image is not supported.");
  }

  @Test
  void bothNamesAreNeeded() {
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    assertError(
        client.post("/api/v1/images/tags?fromimage=" + client.image("birds/bluebird:1"), ""),
        400,
        "CRG0400E",
        "The query parameter toimage is missing.");
    assertError(
        tag("birds/bluebird:1", "birds/bluebird"),
        400,
        "CRI0400E",
        "The image name must have a tag, and no digest.");
    assertError(
        tag("birds/bluebird:9", "birds/bluebird:2"), 404, "CRI0404E", "The image was not found.");
  }

  @Test
  void inspectionIsADockerDocument() {
    String config =
        "{\"created\":\"2024-06-03T16:00:00.123456789Z\",\"author\":\"me\","
            + "\"architecture\":\"amd64\",\"os\":\"linux\",\"docker_version\":\"24.0.7\","
            + "\"container_config\":{\"Cmd\":[\"/bin/sh\"]},"
            + "\"config\":{\"User\":\"1001\",\"ExposedPorts\":{\"8080/tcp\":{}},\"Cmd\":[\"/app\"],"
            + "\"Healthcheck\":{\"Test\":[\"CMD\"],\"Interval\":30000000000},\"StopTimeout\":10},"
            + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:8e47\"]}}";
    images.image("birds/bluebird", "1", config, "layer");

    String flags =
        "\"AttachStdin\":false,\"AttachStdout\":false,\"AttachStderr\":false,\"Tty\":false,"
            + "\"OpenStdin\":false,\"StdinOnce\":false,\"Env\":null,";
    assertThat(answer(client.get(path("birds/bluebird:1") + "/json")))
        .isEqualTo(
            "200 {\"Id\":\""
                + Client.digest(config)
                + "\",\"Parent\":\"\",\"Comment\":\"\","
                + "\"Created\":\"2024-06-03T16:00:00.123456789Z\",\"Container\":\"\","
                + "\"ContainerConfig\":{\"Hostname\":\"\",\"Domainname\":\"\",\"User\":\"\","
                + "\"Image\":\"\",\"WorkingDir\":\"\","
                + flags
                + "\"Cmd\":[\"/bin/sh\"],\"Volumes\":null,\"Entrypoint\":null,\"OnBuild\":null,"
                + "\"Labels\":null},\"DockerVersion\":\"24.0.7\",\"Author\":\"me\","
                + "\"Config\":{\"Hostname\":\"\",\"Domainname\":\"\",\"User\":\"1001\","
                + "\"Image\":\"\",\"WorkingDir\":\"\","
                + flags
                + "\"Cmd\":[\"/app\"],\"Volumes\":null,\"Entrypoint\":null,\"OnBuild\":null,"
                + "\"Labels\":null,\"ExposedPorts\":{\"8080/tcp\":{}},"
                + "\"Healthcheck\":{\"Test\":[\"CMD\"],\"Interval\":30000000000},"
                + "\"StopTimeout\":10},\"Architecture\":\"amd64\",\"Os\":\"linux\","
                + "\"OsVersion\":\"\",\"Size\":"
                + (config.length() + 5)
                + ",\"VirtualSize\":"
                + (config.length() + 5)
                + ",\"RootFS\":{\"Type\":\"layers\",\"Layers\":[\"sha256:8e47\"]},"
                + "\"ManifestType\":\""
                + IcrImagesFixture.DOCKER
                + "\"}");
  }

  @Test
  void imageWithoutDateIsFrom1970() {
    images.image("birds/bluebird", "latest", "{}", "layer");

    assertThat(text(client.get(path("birds/bluebird") + "/json")))
        .contains("\"Created\":\"1970-01-01T00:00:00Z\"");
  }

  @Test
  void manifestListCannotBeInspected() {
    String child = images.image("birds/bluebird", "amd64", "{}", "layer");
    images.index("birds/bluebird", "1", child);

    assertError(
        client.get(path("birds/bluebird:1") + "/json"),
        415,
        "CRI0415E",
        "A manifest list cannot be inspected: inspect one of its images.");
  }

  @Test
  void manifestIsServedAsItIs() {
    String child = images.image("birds/bluebird", "amd64", "{}", "layer");
    String index = images.index("birds/bluebird", "1", child);

    HttpResponse<byte[]> response = client.get(path("birds/bluebird@" + index) + "/manifest");

    assertThat(header(response, "Content-Type")).isEqualTo(Client.OCI_INDEX);
    assertThat(Client.digest(text(response))).isEqualTo(index);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> tag(String from, String to) {
    return client.post(
        "/api/v1/images/tags?fromimage=" + client.image(from) + "&toimage=" + client.image(to), "");
  }

  private String path(String reference) {
    return "/api/v1/images/" + client.image(reference);
  }
}
