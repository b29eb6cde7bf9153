package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlobTest {
  private static final String TEN = "0123456789";

  @Test
  void storedBlobIsServedWithItsDigest() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));

      HttpResponse<byte[]> response = new Client(registry).get("/v2/acme/web/blobs/" + digest);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response)).isEqualTo("layer");
      assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest);
      assertThat(digest).isEqualTo(digest("layer"));
    }
  }

  @Test
  void headTellsTheSizeWithoutABody() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));

      HttpResponse<byte[]> response =
          new Client(registry).send("HEAD", "/v2/acme/web/blobs/" + digest, NOTHING);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(header(response, "Content-Length")).isEqualTo("5");
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void unknownBlobIsAnErrorWithItsDigest() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response =
          new Client(registry).get("/v2/acme/web/blobs/" + digest("absent"));

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(header(response, "Content-Type")).isEqualTo("application/json");
      assertThat(text(response))
          .isEqualTo(
              "{\"errors\":[{\"code\":\"BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\","
                  + "\"detail\":{\"digest\":\""
                  + digest("absent")
                  + "\"}}]}");
    }
  }

  @Test
  void blobOfAnotherRepositoryIsUnknown() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));
      registry.putBlob("acme/other", bytes("other"));

      assertThat(new Client(registry).get("/v2/acme/other/blobs/" + digest).statusCode())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256:abc", "md5:0123", "latest"})
  void digestThatIsNoneIsInvalid(String digest) {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response = new Client(registry).get("/v2/acme/web/blobs/" + digest);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(text(response)).contains("DIGEST_INVALID");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=8-20, 89, bytes 8-9/10",
    "bytes=8-99999999999999999999, 89, bytes 8-9/10",
    "bytes=-99999999999999999999, 0123456789, bytes 0-9/10",
    "bytes=00000000000000000008-9, 89, bytes 8-9/10",
    "Bytes=8-9, 89, bytes 8-9/10",
    "bytes=-20, 0123456789, bytes 0-9/10"
  })
  void rangeIsServedAsPartialContent(String range, String expected, String contentRange) {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response = getRange(registry, range);

      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(text(response)).isEqualTo(expected);
      assertThat(header(response, "Content-Range")).isEqualTo(contentRange);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=10-",
        "bytes=99999999999999999999-",
        "bytes=5-2",
        "bytes=50-60",
        "bytes=-0"
      })
  void rangeOutsideTheBlobIsRefusedWithItsSize(String range) {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response = getRange(registry, range);

      assertThat(response.statusCode()).isEqualTo(416);
      assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=0-1,3-4", "lines=1-2"})
  void rangeOfAnUnknownFormIsIgnored(String range) {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response = getRange(registry, range);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response)).isEqualTo(TEN);
    }
  }

  @Test
  void rangeOfSomethingElseIsTheWholeBlob() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String digest = registry.putBlob("acme/web", bytes(TEN));
      Client client = new Client(registry);
      String path = "/v2/acme/web/blobs/" + digest;
      String tag = header(client.get(path), "ETag");

      assertThat(text(client.get(path, "Range", "bytes=2-4", "If-Range", tag))).isEqualTo("234");
      assertThat(text(client.get(path, "Range", "bytes=2-4", "If-Range", "\"other\"")))
          .isEqualTo(TEN);
    }
  }

  @Test
  void rangeIsIgnoredWhenSwitchedOff() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().without(Feature.RANGE).start()) {
      assertThat(getRange(registry, "bytes=2-4").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void digestHeaderIsLeftOutWhenSwitchedOff() {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder().without(Feature.DIGEST_HEADER).start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));

      HttpResponse<byte[]> response = new Client(registry).get("/v2/acme/web/blobs/" + digest);

      assertThat(response.headers().map()).doesNotContainKey("docker-content-digest");
    }
  }

  @Test
  void deletedBlobIsGoneFromItsRepositoryOnly() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));
      registry.putBlob("acme/other", bytes("layer"));

      int status =
          new Client(registry).send("DELETE", "/v2/acme/web/blobs/" + digest, NOTHING).statusCode();

      assertThat(status).isEqualTo(202);
      assertThat(registry.hasBlob("acme/web", digest)).isFalse();
      assertThat(registry.hasBlob("acme/other", digest)).isTrue();
    }
  }

  @Test
  void deleteIsUnsupportedWhenSwitchedOff() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().without(Feature.DELETE).start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));

      HttpResponse<byte[]> response =
          new Client(registry).send("DELETE", "/v2/acme/web/blobs/" + digest, NOTHING);

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(text(response)).contains("UNSUPPORTED");
      assertThat(registry.hasBlob("acme/web", digest)).isTrue();
    }
  }

  @Test
  void corruptedBlobServesOtherBytesUnderItsDigest() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String digest = registry.putBlob("acme/web", bytes("layer"));
      registry.corruptBlob("acme/web", digest, bytes("LAYER"));

      assertThat(text(new Client(registry).get("/v2/acme/web/blobs/" + digest))).isEqualTo("LAYER");
    }
  }

  private static HttpResponse<byte[]> getRange(InMemoryRegistry registry, String range) {
    String digest = registry.putBlob("acme/web", bytes(TEN));
    return new Client(registry).get("/v2/acme/web/blobs/" + digest, "Range", range);
  }
}
