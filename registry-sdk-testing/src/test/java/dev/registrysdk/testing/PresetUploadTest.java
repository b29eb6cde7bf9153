package dev.registrysdk.testing;

import static dev.registrysdk.testing.PresetServer.EMPTY_DIGEST;
import static dev.registrysdk.testing.PresetServer.error;
import static dev.registrysdk.testing.PresetServer.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What real registries do with uploads and mounts. */
class PresetUploadTest {
  private static final String UNSUPPORTED =
      error(405, "UNSUPPORTED", "the operation is unsupported");

  @RegisterExtension private final PresetServer server = new PresetServer();

  private static HttpResponse<byte[]> patch(
      Client client, String location, String chunk, String range) {
    return client.send("PATCH", location, Client.bytes(chunk), "Content-Range", range);
  }

  private static HttpResponse<byte[]> finish(Client client, String location, String digest) {
    return client.send("PUT", location + "&digest=" + digest, Client.NOTHING);
  }

  @Test
  void amazonAnswers201ToAChunkAndItsRangeStaysWhereTheFirstOneEnded() {
    Client client = server.start(RegistryPreset.ecrLike());
    server.registry().createRepository("acme/web");
    String location = client.openUpload("acme/web");

    HttpResponse<byte[]> first = patch(client, location, "hello ", "0-5");
    HttpResponse<byte[]> second = patch(client, location, "world", "6-10");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(Client.header(first, "Range")).isEqualTo("0-5");
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(Client.header(second, "Range")).isEqualTo("0-5");
    assertThat(Client.header(client.get(location), "Range")).isEqualTo("0-5");
    assertThat(finish(client, location, Client.digest("hello world")).statusCode()).isEqualTo(201);
    assertThat(server.registry().hasBlob("acme/web", Client.digest("hello world"))).isTrue();
  }

  @Test
  void amazonRefusesABlobOfNoBytes() {
    Client client = server.start(RegistryPreset.ecrLike());
    server.registry().createRepository("acme/web");

    assertThat(said(finish(client, client.openUpload("acme/web"), EMPTY_DIGEST)))
        .isEqualTo(error(400, "SIZE_INVALID", "provided length did not match content length"));
    assertThat(server.registry().hasBlob("acme/web", EMPTY_DIGEST)).isFalse();
  }

  @Test
  void othersTakeABlobOfNoBytes() {
    Client client = server.start(RegistryPreset.zotLike());

    assertThat(finish(client, client.openUpload("acme/web"), EMPTY_DIGEST).statusCode())
        .isEqualTo(201);
  }

  @Test
  void gitHubTakesChunksOfFourMebibytes() {
    Client client = server.start(RegistryPreset.ghcrLike());
    String location = client.openUpload("acme/web");
    String most = "x".repeat(4 << 20);

    assertThat(said(patch(client, location, most + "x", "0-4194304")))
        .isEqualTo(
            error(
                416,
                "REQUESTED_RANGE_NOT_SATISFIABLE",
                "the request body is too large and exceeds the maximum permissible limit of"
                    + " 4.00MiB"));
    assertThat(patch(client, location, most, "0-4194303").statusCode()).isEqualTo(202);
  }

  @Test
  void gitHubTakesALargeStream() {
    Client client = server.start(RegistryPreset.ghcrLike());
    String large = "x".repeat((4 << 20) + 1);
    String location = client.openUpload("acme/web");

    assertThat(client.send("PATCH", location, Client.bytes(large)).statusCode()).isEqualTo(202);
    assertThat(finish(client, location, Client.digest(large)).statusCode()).isEqualTo(201);
  }

  @Test
  void gitHubTakesALargeBlobInOnePiece() {
    Client client = server.start(RegistryPreset.ghcrLike());
    String large = "x".repeat((4 << 20) + 1);
    String location = client.openUpload("acme/web") + "&digest=" + Client.digest(large);

    assertThat(client.send("PUT", location, Client.bytes(large)).statusCode()).isEqualTo(201);
  }

  @Test
  void aProxyCanLimitEveryRequestOfAnUpload() {
    Client client =
        server.start(RegistryPreset.acrLike(), builder -> builder.limit(Limit.UPLOAD_BYTES, 5));
    String location = client.openUpload("acme/web");

    assertThat(said(client.send("PUT", location + "&digest=x", Client.bytes("123456"))))
        .isEqualTo("413 <html><h1>413 Request Entity Too Large</h1></html>\n");
    assertThat(client.send("PATCH", location, Client.bytes("12345")).statusCode()).isEqualTo(202);
  }

  @Test
  void azureTakesTwentyMebibytesInOneRequest() {
    Client client = server.start(RegistryPreset.acrLike());
    byte[] largest = new byte[20 << 20];
    String location = client.openUpload("acme/web");

    assertThat(client.send("PATCH", location, largest).statusCode()).isEqualTo(202);
    assertThat(client.send("PATCH", location, new byte[largest.length + 1]).statusCode())
        .isEqualTo(413);
    assertThat(client.send("PATCH", location, largest).statusCode()).isEqualTo(202);
  }

  @Test
  void googleTakesNoChunks() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    server.registry().createNamespace("acme/repo");
    String location = client.openUpload("acme/repo/web");

    assertThat(said(patch(client, location, "hello", "0-4"))).isEqualTo(UNSUPPORTED);
  }

  @Test
  void googleTakesOneStream() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    server.registry().createNamespace("acme/repo");
    String location = client.openUpload("acme/repo/web");

    assertThat(client.send("PATCH", location, Client.bytes("hello")).statusCode()).isEqualTo(202);
    assertThat(said(client.send("PATCH", location, Client.bytes("more")))).isEqualTo(UNSUPPORTED);
    assertThat(finish(client, location, Client.digest("hello")).statusCode()).isEqualTo(201);
  }

  @Test
  void anUploadAtGoogleIsAtAnotherPathWithALongId() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    server.registry().createNamespace("acme/repo");

    String location = client.openUpload("acme/repo/web");

    assertThat(location)
        .matches(
            "http://[0-9.:]+/artifacts-uploads/acme/repo/web/uploads/[\\w-]{805}\\?_state=\\w+");
    HttpResponse<byte[]> state = client.get(location);
    assertThat(state.statusCode()).isEqualTo(204);
    assertThat(Client.location(state)).isEqualTo(location);
    assertThat(
            client
                .send("PUT", location + "&digest=" + Client.digest("hello"), Client.bytes("hello"))
                .statusCode())
        .isEqualTo(201);
    assertThat(server.registry().hasBlob("acme/repo/web", Client.digest("hello"))).isTrue();
  }

  @Test
  void aShortChunkHasToBeTheLast() {
    Client client =
        server.start(RegistryPreset.oci11(), builder -> builder.limit(Limit.CHUNK_MIN_LENGTH, 5));
    HttpResponse<byte[]> opened =
        client.send("POST", "/v2/acme/web/blobs/uploads/", Client.NOTHING);
    String location = Client.location(opened);

    assertThat(Client.header(opened, "OCI-Chunk-Min-Length")).isEqualTo("5");
    assertThat(patch(client, location, "hello", "0-4").statusCode()).isEqualTo(202);
    assertThat(patch(client, location, "abc", "5-7").statusCode()).isEqualTo(202);
    assertThat(said(patch(client, location, "world", "8-12")))
        .isEqualTo(
            error(
                416,
                "RANGE_INVALID",
                "the chunk before this one was shorter than OCI-Chunk-Min-Length"));
    assertThat(finish(client, location, Client.digest("helloabc")).statusCode()).isEqualTo(201);
  }

  @Test
  void distributionDoesNotTellTheLeastLengthOfAChunk() {
    Client client = server.start(RegistryPreset.distribution3Like());

    HttpResponse<byte[]> opened =
        client.send("POST", "/v2/acme/web/blobs/uploads/", Client.NOTHING);

    assertThat(opened.headers().firstValue("OCI-Chunk-Min-Length")).isEmpty();
  }

  @Test
  void distributionIgnoresTheRangeOfTheLastChunk() {
    Client client = server.start(RegistryPreset.distribution3Like());
    String location = client.openUpload("acme/web") + "&digest=" + Client.digest("hello");

    assertThat(
            client
                .send("PUT", location, Client.bytes("hello"), "Content-Range", "700-704")
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void distributionOpensAnUploadForASinglePost() {
    Client client = server.start(RegistryPreset.distribution28Like());
    String digest = Client.digest("hello");

    HttpResponse<byte[]> posted =
        client.send("POST", "/v2/acme/web/blobs/uploads/?digest=" + digest, Client.bytes("hello"));

    assertThat(posted.statusCode()).isEqualTo(202);
    assertThat(server.registry().hasBlob("acme/web", digest)).isFalse();
  }

  @Test
  void theFirstVersionOfTheProtocolCannotCancel() {
    Client client = server.start(RegistryPreset.oci11());
    String location = client.openUpload("acme/web");

    assertThat(said(client.send("DELETE", location, Client.NOTHING))).isEqualTo(UNSUPPORTED);
    assertThat(client.get(location).statusCode()).isEqualTo(204);
  }

  @Test
  void quayRefusesAMountFromNowhere() {
    Client client = server.start(RegistryPreset.quayLike());
    server.registry().putBlob("acme/base", Client.bytes("layer"));
    String mount = "/v2/acme/web/blobs/uploads/?mount=" + Client.digest("layer");

    assertThat(said(client.send("POST", mount, Client.NOTHING)))
        .isEqualTo(error(400, "INVALID_REQUEST", "a mount needs the parameter 'from'"));
    assertThat(client.send("POST", mount + "&from=acme/base", Client.NOTHING).statusCode())
        .isEqualTo(201);
  }

  @Test
  void distributionOpensAnUploadForAMountFromNowhere() {
    Client client = server.start(RegistryPreset.distribution3Like());
    server.registry().putBlob("acme/base", Client.bytes("layer"));

    assertThat(
            client
                .send(
                    "POST",
                    "/v2/acme/web/blobs/uploads/?mount=" + Client.digest("layer"),
                    Client.NOTHING)
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void amazonMountsNothing() {
    Client client = server.start(RegistryPreset.ecrLike());
    server.registry().putBlob("acme/base", Client.bytes("layer"));
    server.registry().createRepository("acme/web");

    assertThat(
            client
                .send(
                    "POST",
                    "/v2/acme/web/blobs/uploads/?from=acme/base&mount=" + Client.digest("layer"),
                    Client.NOTHING)
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void dockerHubRefusesAMountFromANameOfAnotherRegistry() {
    Client client = server.start(RegistryPreset.dockerHubLike());
    server.registry().putBlob("acme/base", Client.bytes("layer"));
    String mount = "/v2/acme/web/blobs/uploads/?mount=" + Client.digest("layer") + "&from=";

    assertThat(said(client.send("POST", mount + "a/b/c", Client.NOTHING)))
        .isEqualTo("400 {\"details\":\"invalid repository name\"}");
    assertThat(client.send("POST", mount + "acme/base", Client.NOTHING).statusCode())
        .isEqualTo(201);
  }

  @Test
  void harborMountsOnlyWithoutOrigin() {
    Client client = server.start(RegistryPreset.harborLike());
    server.registry().putBlob("acme/base", Client.bytes("layer"));
    String mount = "/v2/acme/web/blobs/uploads/?from=acme/base&mount=" + Client.digest("layer");

    assertThat(client.send("POST", mount + "&origin=docker.io", Client.NOTHING).statusCode())
        .isEqualTo(202);
    assertThat(client.send("POST", mount, Client.NOTHING).statusCode()).isEqualTo(201);
  }
}
