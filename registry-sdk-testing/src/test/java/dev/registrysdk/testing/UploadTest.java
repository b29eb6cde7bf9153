package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.location;
import static dev.registrysdk.testing.Client.sha512;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void blobIsPushedWithPostAndPut() {
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> response =
        client.send("PUT", upload + "&digest=" + digest("layer"), bytes("layer"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest("layer"));
    assertThat(text(client.get(location(response)))).isEqualTo("layer");
  }

  @Test
  void blobIsPushedInChunksWithTheLastOneInThePut() {
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> first =
        client.send("PATCH", upload, bytes("one "), "Content-Range", "0-3");
    HttpResponse<byte[]> second =
        client.send("PATCH", location(first), bytes("two "), "Content-Range", "4-7");
    HttpResponse<byte[]> last =
        client.send(
            "PUT",
            location(second) + "&digest=" + digest("one two three"),
            bytes("three"),
            "Content-Range",
            "8-12");

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(header(second, "Range")).isEqualTo("0-7");
    assertThat(last.statusCode()).isEqualTo(201);
    assertThat(registry.blob("acme/web", digest("one two three")))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(bytes("one two three")));
  }

  @Test
  void chunkWithoutContentRangeIsAppended() {
    String upload = client.openUpload("acme/web");

    client.send("PATCH", upload, bytes("one "));
    client.send("PATCH", upload, bytes("two"));
    client.send("PUT", upload + "&digest=" + digest("one two"), NOTHING);

    assertThat(registry.hasBlob("acme/web", digest("one two"))).isTrue();
  }

  @Test
  void chunkOutOfOrderIsRefusedAndTheUploadGoesOn() {
    String upload = client.openUpload("acme/web");
    client.send("PATCH", upload, bytes("one "), "Content-Range", "0-3");

    HttpResponse<byte[]> early =
        client.send("PATCH", upload, bytes("three"), "Content-Range", "8-12");
    HttpResponse<byte[]> state = client.get(location(early));
    client.send("PATCH", upload, bytes("two"), "Content-Range", "4-6");
    HttpResponse<byte[]> end = client.send("PUT", upload + "&digest=" + digest("one two"), NOTHING);

    assertThat(early.statusCode()).isEqualTo(416);
    assertThat(header(early, "Range")).isEqualTo("0-3");
    assertThat(state.statusCode()).isEqualTo(204);
    assertThat(header(state, "Range")).isEqualTo("0-3");
    assertThat(end.statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 0-4/5", "0-", "five"})
  void malformedContentRangeIsRefused(String range) {
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> response =
        client.send("PATCH", upload, bytes("layer"), "Content-Range", range);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("BLOB_UPLOAD_INVALID");
  }

  @Test
  void contentRangeOfAnotherLengthThanTheBodyIsRefused() {
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> response =
        client.send("PATCH", upload, bytes("layer"), "Content-Range", "0-9");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("SIZE_INVALID");
  }

  @Test
  void blobIsPushedWithASinglePost() {
    HttpResponse<byte[]> response =
        client.send(
            "POST", "/v2/acme/web/blobs/uploads/?digest=" + digest("layer"), bytes("layer"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(registry.hasBlob("acme/web", digest("layer"))).isTrue();
  }

  @Test
  void singlePostOpensAnUploadWhenSwitchedOff() {
    try (InMemoryRegistry other = InMemoryRegistry.builder().without(Feature.SINGLE_POST).start()) {
      HttpResponse<byte[]> response =
          new Client(other)
              .send(
                  "POST", "/v2/acme/web/blobs/uploads/?digest=" + digest("layer"), bytes("layer"));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(header(response, "Range")).isEqualTo("0-0");
      assertThat(other.hasBlob("acme/web", digest("layer"))).isFalse();
    }
  }

  @Test
  void blobCanBeKeptUnderASha512Digest() {
    String upload = client.openUpload("acme/web");

    client.send("PUT", upload + "&digest=" + sha512("layer"), bytes("layer"));

    assertThat(text(client.get("/v2/acme/web/blobs/" + sha512("layer")))).isEqualTo("layer");
    assertThat(client.get("/v2/acme/web/blobs/" + digest("layer")).statusCode()).isEqualTo(404);
  }

  @Test
  void contentOfAnotherDigestIsRefusedAndEndsTheUpload() {
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> response =
        client.send("PUT", upload + "&digest=" + digest("layer"), bytes("LAYER"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("DIGEST_INVALID");
    assertThat(client.get(upload).statusCode()).isEqualTo(404);
  }

  @Test
  void putWithoutADigestIsRefusedAndTheUploadGoesOn() {
    String upload = client.openUpload("acme/web");

    assertThat(client.send("PUT", upload, bytes("layer")).statusCode()).isEqualTo(400);
    assertThat(client.get(upload).statusCode()).isEqualTo(204);
  }

  @Test
  void cancelledUploadIsUnknown() {
    String upload = client.openUpload("acme/web");

    assertThat(client.send("DELETE", upload, NOTHING).statusCode()).isEqualTo(204);
    HttpResponse<byte[]> response = client.send("PATCH", upload, bytes("layer"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(text(response)).contains("BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void uploadAddressWithoutItsQueryIsRefused() {
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> response =
        client.send("PATCH", upload.substring(0, upload.indexOf('?')), bytes("layer"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("take the Location header as it is");
  }

  @Test
  void locationStartsWithThePathWhenAbsoluteOnesAreSwitchedOff() {
    try (InMemoryRegistry other =
        InMemoryRegistry.builder().without(Feature.ABSOLUTE_LOCATION).start()) {
      assertThat(new Client(other).openUpload("acme/web"))
          .startsWith("/v2/acme/web/blobs/uploads/");
    }
  }

  @Test
  void unknownDigestAlgorithmIsRefused() {
    HttpResponse<byte[]> response =
        client.send("POST", "/v2/acme/web/blobs/uploads/?digest-algorithm=md5", NOTHING);

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void pushToAMissingRepositoryIsRefusedWhenRepositoriesMustExist() {
    try (InMemoryRegistry other =
        InMemoryRegistry.builder().without(Feature.CREATE_ON_PUSH).start()) {
      other.createRepository("acme/web");

      HttpResponse<byte[]> missing =
          new Client(other).send("POST", "/v2/acme/new/blobs/uploads/", NOTHING);

      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(text(missing)).contains("NAME_UNKNOWN");
      assertThat(new Client(other).openUpload("acme/web")).isNotEmpty();
    }
  }
}
