package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.OCI_INDEX;
import static dev.registrysdk.testing.Client.OCI_MANIFEST;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.location;
import static dev.registrysdk.testing.Client.sha512;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTest {
  // Odd spacing and an unknown field: the registry must not touch them.
  private static final String MANIFEST =
      "{ \"schemaVersion\":2,\n\t\"mediaType\": \""
          + OCI_MANIFEST
          + "\", \"layers\":[], \"x\":1.0}";

  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void manifestIsServedWithTheBytesThatWerePushed() {
    HttpResponse<byte[]> pushed = client.putManifest("acme/web", "1.0", OCI_MANIFEST, MANIFEST);
    HttpResponse<byte[]> pulled = client.get(location(pushed));

    assertThat(pushed.statusCode()).isEqualTo(201);
    assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(digest(MANIFEST));
    assertThat(pulled.statusCode()).isEqualTo(200);
    assertThat(text(pulled)).isEqualTo(MANIFEST);
    assertThat(header(pulled, "Content-Type")).isEqualTo(OCI_MANIFEST);
    assertThat(header(pulled, "Docker-Content-Digest")).isEqualTo(digest(MANIFEST));
  }

  @Test
  void manifestPushedByDigestHasNoTag() {
    client.putManifest("acme/web", digest(MANIFEST), OCI_MANIFEST, MANIFEST);

    assertThat(registry.tags("acme/web")).isEmpty();
    assertThat(registry.manifest("acme/web", digest(MANIFEST)))
        .hasValueSatisfying(
            manifest -> {
              assertThat(manifest.mediaType()).isEqualTo(OCI_MANIFEST);
              assertThat(manifest.bytes()).isEqualTo(bytes(MANIFEST));
            });
  }

  @Test
  void tagParametersTagAManifestPushedByDigest() {
    HttpResponse<byte[]> response =
        client.putManifest("acme/web", digest(MANIFEST) + "?tag=b&tag=a", OCI_MANIFEST, MANIFEST);

    assertThat(response.headers().allValues("OCI-Tag")).containsExactly("b", "a");
    assertThat(registry.tags("acme/web")).containsExactly("a", "b");
  }

  @Test
  void manifestCanBeKeptUnderASha512Digest() {
    client.putManifest("acme/web", sha512(MANIFEST), OCI_MANIFEST, MANIFEST);

    assertThat(text(client.get("/v2/acme/web/manifests/" + sha512(MANIFEST)))).isEqualTo(MANIFEST);
  }

  @Test
  void movedTagLeavesTheOldManifestInPlace() {
    client.putManifest("acme/web", "1.0", OCI_MANIFEST, MANIFEST);
    client.putManifest("acme/web", "1.0", OCI_MANIFEST, "{}");

    assertThat(text(client.get("/v2/acme/web/manifests/1.0"))).isEqualTo("{}");
    assertThat(registry.manifest("acme/web", digest(MANIFEST))).isPresent();
  }

  @Test
  void manifestOfAnotherDigestIsRefused() {
    HttpResponse<byte[]> response =
        client.putManifest("acme/web", digest("other"), OCI_MANIFEST, MANIFEST);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("DIGEST_INVALID");
  }

  @Test
  void manifestWithMissingBlobsIsRefusedWithAnErrorForEach() {
    HttpResponse<byte[]> response =
        client.putManifest("acme/web", "1.0", OCI_MANIFEST, withParts());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Json.objects(Client.json(response), "errors"))
        .extracting(error -> error.get("code"), error -> Json.object(error, "detail").get("digest"))
        .containsExactly(
            tuple("MANIFEST_BLOB_UNKNOWN", digest("config")),
            tuple("MANIFEST_BLOB_UNKNOWN", digest("layer")));
    assertThat(registry.manifest("acme/web", "1.0")).isEmpty();
  }

  @Test
  void manifestWhoseBlobsArePresentIsAccepted() {
    registry.putBlob("acme/web", bytes("config"));
    registry.putBlob("acme/web", bytes("layer"));

    assertThat(client.putManifest("acme/web", "1.0", OCI_MANIFEST, withParts()).statusCode())
        .isEqualTo(201);
  }

  @Test
  void manifestWithMissingBlobsIsAcceptedWhenValidationIsSwitchedOff() {
    try (InMemoryRegistry other =
        InMemoryRegistry.builder().without(Feature.MANIFEST_VALIDATION).start()) {
      int status =
          new Client(other).putManifest("acme/web", "1.0", OCI_MANIFEST, withParts()).statusCode();

      assertThat(status).isEqualTo(201);
    }
  }

  @Test
  void foreignLayersNeedNotBePresent() {
    String manifest =
        "{\"layers\":[{\"mediaType\":\"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip\","
            + "\"digest\":\""
            + digest("absent")
            + "\"}]}";

    assertThat(client.putManifest("acme/web", "1.0", OCI_MANIFEST, manifest).statusCode())
        .isEqualTo(201);
  }

  @Test
  void indexWithAMissingChildIsRefused() {
    String index = "{\"manifests\":[{\"digest\":\"" + digest("absent") + "\"}]}";

    HttpResponse<byte[]> response = client.putManifest("acme/web", "1.0", OCI_INDEX, index);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("MANIFEST_BLOB_UNKNOWN", digest("absent"));
  }

  @Test
  void contentTypeMustAgreeWithTheDocument() {
    HttpResponse<byte[]> response = client.putManifest("acme/web", "1.0", OCI_INDEX, MANIFEST);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("MANIFEST_INVALID", OCI_INDEX, OCI_MANIFEST);
  }

  @Test
  void documentThatIsNotAJsonObjectIsRefused() {
    for (String document : List.of("", "[]", "{", "text")) {
      assertThat(client.putManifest("acme/web", "1.0", OCI_MANIFEST, document).statusCode())
          .as(document)
          .isEqualTo(400);
    }
  }

  @Test
  void manifestOfMoreThanFourMebibytesIsTooLarge() {
    String large = "{\"x\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}";

    HttpResponse<byte[]> response = client.putManifest("acme/web", "1.0", OCI_MANIFEST, large);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(text(response)).contains("MANIFEST_INVALID");
  }

  @Test
  void tagOutsideTheGrammarIsRefused() {
    HttpResponse<byte[]> response = client.putManifest("acme/web", "-x", OCI_MANIFEST, MANIFEST);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("TAG_INVALID");
  }

  @Test
  void unknownManifestIsAnErrorOfItsOwn() {
    registry.createRepository("acme/web");

    assertThat(text(client.get("/v2/acme/web/manifests/1.0"))).contains("MANIFEST_UNKNOWN");
    assertThat(text(client.get("/v2/acme/none/manifests/1.0"))).contains("NAME_UNKNOWN");
  }

  @Test
  void manifestIsHiddenFromAClientThatDoesNotAcceptItsType() {
    registry.putManifest("acme/web", "1.0", OCI_MANIFEST, bytes(MANIFEST));

    assertThat(client.get("/v2/acme/web/manifests/1.0", "Accept", OCI_INDEX).statusCode())
        .isEqualTo(404);
    assertThat(
            client
                .get("/v2/acme/web/manifests/1.0", "Accept", OCI_INDEX + ", " + OCI_MANIFEST)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void deletedManifestTakesItsTagsAlong() {
    registry.putManifest("acme/web", "1.0", OCI_MANIFEST, bytes(MANIFEST));
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes(MANIFEST));
    registry.putManifest("acme/web", "2", OCI_MANIFEST, bytes("{}"));

    HttpResponse<byte[]> response =
        client.send("DELETE", "/v2/acme/web/manifests/" + digest(MANIFEST), NOTHING);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(registry.tags("acme/web")).containsExactly("2");
  }

  @Test
  void deletedTagLeavesTheManifestAndItsOtherTags() {
    registry.putManifest("acme/web", "1.0", OCI_MANIFEST, bytes(MANIFEST));
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes(MANIFEST));

    client.send("DELETE", "/v2/acme/web/manifests/1", NOTHING);

    assertThat(registry.tags("acme/web")).containsExactly("1.0");
    assertThat(client.send("DELETE", "/v2/acme/web/manifests/1", NOTHING).statusCode())
        .isEqualTo(404);
  }

  @Test
  void onlyDigestsCanBeDeletedWhenTagDeletionIsSwitchedOff() {
    try (InMemoryRegistry other = InMemoryRegistry.builder().without(Feature.TAG_DELETE).start()) {
      String digest = other.putManifest("acme/web", "1.0", OCI_MANIFEST, bytes(MANIFEST));
      Client otherClient = new Client(other);

      assertThat(otherClient.send("DELETE", "/v2/acme/web/manifests/1.0", NOTHING).statusCode())
          .isEqualTo(405);
      assertThat(
              otherClient.send("DELETE", "/v2/acme/web/manifests/" + digest, NOTHING).statusCode())
          .isEqualTo(202);
    }
  }

  @Test
  void tagParametersAreIgnoredWhenSwitchedOff() {
    try (InMemoryRegistry other =
        InMemoryRegistry.builder().without(Feature.TAG_PARAMETER).start()) {
      new Client(other)
          .putManifest("acme/web", digest(MANIFEST) + "?tag=a", OCI_MANIFEST, MANIFEST);

      assertThat(other.tags("acme/web")).isEmpty();
    }
  }

  @Test
  void anyManifestIsSentWhenTheAcceptCheckIsSwitchedOff() {
    try (InMemoryRegistry other =
        InMemoryRegistry.builder().without(Feature.ACCEPT_CHECK).start()) {
      other.putManifest("acme/web", "1.0", OCI_MANIFEST, bytes(MANIFEST));

      assertThat(
              new Client(other).get("/v2/acme/web/manifests/1.0", "Accept", OCI_INDEX).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void indexMayListBlobs() {
    registry.putBlob("acme/web", bytes("cache"));
    String index = "{\"manifests\":[{\"digest\":\"" + digest("cache") + "\"}]}";

    assertThat(client.putManifest("acme/web", "1.0", OCI_INDEX, index).statusCode()).isEqualTo(201);
  }

  @Test
  void missingContentTypeIsRefused() {
    HttpResponse<byte[]> response =
        client.send("PUT", "/v2/acme/web/manifests/1.0", bytes(MANIFEST));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("MANIFEST_INVALID", "Content-Type header missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "/json", "a/b c", ";charset=utf-8"})
  void contentTypeThatIsNoneIsRefused(String type) {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response =
          new Client(registry).putManifest("acme/web", "1", type, "{\"layers\":[]}");

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(text(response)).contains("Content-Type is no media type");
    }
  }

  @Test
  void subjectWithoutAProperDigestIsRefused() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response =
          new Client(registry)
              .putManifest(
                  "acme/web", "1", OCI_MANIFEST, "{\"subject\":{\"digest\":\"café:\\n\"}}");

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(text(response)).contains("MANIFEST_INVALID").contains("digest of the subject");
    }
  }

  @Test
  void storedManifestsAreEqualWhenTypeAndDigestAre() {
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes(MANIFEST));
    registry.putManifest("acme/other", "2", OCI_MANIFEST, bytes(MANIFEST));
    registry.putManifest("acme/other", "3", OCI_INDEX, bytes("{}"));

    assertThat(registry.manifest("acme/web", "1"))
        .isEqualTo(registry.manifest("acme/other", "2"))
        .hasSameHashCodeAs(registry.manifest("acme/other", "2"))
        .isNotEqualTo(registry.manifest("acme/other", "3"));
  }

  private static String withParts() {
    return "{\"config\":{\"digest\":\""
        + digest("config")
        + "\"},\"layers\":[{\"digest\":\""
        + digest("layer")
        + "\"}]}";
  }
}
