package dev.registrysdk.testing;

import static dev.registrysdk.testing.PresetServer.MANIFEST;
import static dev.registrysdk.testing.PresetServer.error;
import static dev.registrysdk.testing.PresetServer.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What real registries do with manifests, tags and their deletion. */
class PresetManifestTest {
  private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
  private static final String UNSUPPORTED =
      error(405, "UNSUPPORTED", "the operation is unsupported");

  @RegisterExtension private final PresetServer server = new PresetServer();

  private static HttpResponse<byte[]> delete(Client client, String path) {
    return client.send("DELETE", "/v2/" + path, Client.NOTHING);
  }

  private static String subject(String digest) {
    return MANIFEST.replace(
        "\"layers\":[]",
        "\"layers\":[],\"subject\":{\"mediaType\":\""
            + Client.OCI_MANIFEST
            + "\",\"digest\":\""
            + digest
            + "\",\"size\":2}");
  }

  @Test
  void nothingIsDeletedAtDockerHub() {
    Client client = server.start(RegistryPreset.dockerHubLike());
    String digest = server.putImage("acme/web", "1.0");

    assertThat(said(delete(client, "acme/web/manifests/1.0"))).isEqualTo(UNSUPPORTED);
    assertThat(said(delete(client, "acme/web/manifests/" + digest))).isEqualTo(UNSUPPORTED);
    assertThat(said(delete(client, "acme/web/blobs/" + Client.digest("{}"))))
        .isEqualTo(UNSUPPORTED);
    assertThat(server.registry().tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void nothingIsDeletedAtGitHub() {
    Client client = server.start(RegistryPreset.ghcrLike());
    String digest = server.putImage("acme/web", "1.0");

    assertThat(said(delete(client, "acme/web/manifests/" + digest))).isEqualTo(UNSUPPORTED);
  }

  @Test
  void nothingIsDeletedAtDistribution28AsItComes() {
    Client client = server.start(RegistryPreset.distribution28Like());
    server.putImage("acme/web", "1.0");

    assertThat(said(delete(client, "acme/web/manifests/1.0"))).isEqualTo(UNSUPPORTED);
  }

  @Test
  void aTagIsNoDigestForDistribution28() {
    Client client =
        server.start(RegistryPreset.distribution28Like(), builder -> builder.with(Feature.DELETE));
    server.putImage("acme/web", "1.0");

    assertThat(said(delete(client, "acme/web/manifests/1.0")))
        .isEqualTo(error(400, "DIGEST_INVALID", "provided digest did not match uploaded content"));
    assertThat(server.registry().tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void distribution3DeletesATag() {
    Client client = server.start(RegistryPreset.distribution3Like());
    server.putImage("acme/web", "1.0");

    assertThat(delete(client, "acme/web/manifests/1.0").statusCode()).isEqualTo(202);
  }

  @Test
  void amazonDeletesByDigestOnly() {
    Client client = server.start(RegistryPreset.ecrLike());
    String digest = server.putImage("acme/web", "1.0");

    assertThat(said(delete(client, "acme/web/manifests/1.0"))).isEqualTo(UNSUPPORTED);
    assertThat(delete(client, "acme/web/manifests/" + digest).statusCode()).isEqualTo(202);
  }

  @Test
  void harborDeletesEveryTagOfADigest() {
    Client client = server.start(RegistryPreset.harborLike());
    String digest = server.putImage("acme/web", "1.0");
    server.putImage("acme/web", "latest");

    assertThat(delete(client, "acme/web/manifests/" + digest).statusCode()).isEqualTo(202);
    assertThat(server.registry().tags("acme/web")).isEmpty();
  }

  @Test
  void googleKeepsWhatATagRefersTo() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    String digest = server.putImage("acme/repo/web", "1.0");

    assertThat(said(delete(client, "acme/repo/web/manifests/" + digest)))
        .isEqualTo(
            error(400, "GOOGLE_MANIFEST_DANGLING_TAG", "Manifest is still referenced by tag: 1.0"));

    assertThat(delete(client, "acme/repo/web/manifests/1.0").statusCode()).isEqualTo(202);
    assertThat(delete(client, "acme/repo/web/manifests/" + digest).statusCode()).isEqualTo(202);
  }

  @Test
  void googleKeepsWhatAnIndexRefersTo() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    String child = server.putImage("acme/repo/web", "1.0");
    String index = "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + child + "\"}]}";
    String parent =
        server
            .registry()
            .putManifest(
                "acme/repo/web", Client.digest(index), Client.OCI_INDEX, Client.bytes(index));
    delete(client, "acme/repo/web/manifests/1.0");

    assertThat(said(delete(client, "acme/repo/web/manifests/" + child)))
        .isEqualTo(
            error(
                400,
                "GOOG_MANIFEST_REFERENCED",
                "Manifest is still referenced by manifest: " + parent));
  }

  @Test
  void amazonWantsAMediaTypeInAManifest() {
    Client client = server.start(RegistryPreset.ecrLike());
    server.putImage("acme/web", "1.0");
    String untyped = MANIFEST.replace("\"mediaType\":\"" + Client.OCI_MANIFEST + "\",", "");

    assertThat(said(client.putManifest("acme/web", "2.0", Client.OCI_MANIFEST, untyped)))
        .isEqualTo(error(405, "UNSUPPORTED", "Invalid JSON syntax"));
  }

  @Test
  void amazonTakesNoSubject() {
    Client client = server.start(RegistryPreset.ecrLike());
    String digest = server.putImage("acme/web", "1.0");

    assertThat(said(client.putManifest("acme/web", "sig", Client.OCI_MANIFEST, subject(digest))))
        .isEqualTo(UNSUPPORTED);
  }

  @Test
  void aSubjectWithoutReferrersApiIsStoredAndNotConfirmed() {
    Client client = server.start(RegistryPreset.ghcrLike());
    String digest = server.putImage("acme/web", "1.0");

    HttpResponse<byte[]> pushed =
        client.putManifest("acme/web", "sig", Client.OCI_MANIFEST, subject(digest));

    assertThat(pushed.statusCode()).isEqualTo(201);
    assertThat(pushed.headers().firstValue("OCI-Subject")).isEmpty();
  }

  @Test
  void tagsOfAmazonCanBeImmutable() {
    Client client =
        server.start(RegistryPreset.ecrLike(), builder -> builder.without(Feature.TAG_MOVE));
    server.putImage("acme/web", "1.0");
    String other = MANIFEST.replace("\"layers\":[]", "\"layers\":[],\"annotations\":{\"a\":\"b\"}");

    assertThat(said(client.putManifest("acme/web", "1.0", Client.OCI_MANIFEST, other)))
        .isEqualTo(error(400, "TAG_INVALID", "the tag '1.0' exists and is immutable"));
    assertThat(client.putManifest("acme/web", "1.0", Client.OCI_MANIFEST, MANIFEST).statusCode())
        .isEqualTo(201);
  }

  @Test
  void quayRefusesUnknownTypes() {
    Client client = server.start(RegistryPreset.quayLike());

    assertThat(said(client.putManifest("acme/web", "1.0", "application/vnd.acme+json", "{}")))
        .isEqualTo(error(415, "MANIFEST_INVALID", "manifest schema version not supported"));
  }

  @Test
  void distributionRefusesUnknownTypes() {
    Client client = server.start(RegistryPreset.distribution3Like());

    assertThat(said(client.putManifest("acme/web", "1.0", "application/vnd.acme+json", "{}")))
        .isEqualTo(
            error(
                400,
                "MANIFEST_INVALID",
                "application/vnd.acme+json is not a supported media type"));
  }

  @Test
  void distributionRefusesSchema1() {
    Client client = server.start(RegistryPreset.distribution3Like());
    String schema1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";

    assertThat(said(client.putManifest("acme/web", "1.0", schema1, "{}")))
        .isEqualTo(error(400, "MANIFEST_INVALID", schema1 + " is not a supported media type"));
  }

  @Test
  void zotRefusesTypesOfDocker() {
    Client client = server.start(RegistryPreset.zotLike());

    assertThat(said(client.putManifest("acme/web", "1.0", DOCKER, "{}")))
        .isEqualTo(error(415, "MANIFEST_INVALID", DOCKER + " is not a supported media type"));
  }

  @Test
  void aManifestTooLargeIsInvalidForDistributionAndTooLargeForZot() {
    String large = MANIFEST + " ".repeat(4 << 20);
    Client zot = server.start(RegistryPreset.zotLike());
    assertThat(said(zot.putManifest("acme/web", "1.0", Client.OCI_MANIFEST, large)))
        .isEqualTo(error(413, "MANIFEST_INVALID", "manifest is larger than 4194304 bytes"));
    server.registry().close();

    Client distribution = server.start(RegistryPreset.distribution28Like());
    assertThat(said(distribution.putManifest("acme/web", "1.0", Client.OCI_MANIFEST, large)))
        .isEqualTo(
            "400 {\"errors\":[{\"code\":\"MANIFEST_INVALID\",\"message\":\"manifest invalid\","
                + "\"detail\":\"http: request body too large\"}]}");
  }

  @Test
  void zotTakes46TagsAtOnce() {
    Client client = server.start(RegistryPreset.zotLike());
    String digest = server.putImage("acme/web", "1.0");
    String tags =
        IntStream.range(0, 46).mapToObj(i -> "tag=t" + i).collect(Collectors.joining("&"));

    assertThat(
            client
                .putManifest("acme/web", digest + "?" + tags, Client.OCI_MANIFEST, MANIFEST)
                .statusCode())
        .isEqualTo(201);
    assertThat(
            said(
                client.putManifest(
                    "acme/web", digest + "?tag=more&" + tags, Client.OCI_MANIFEST, MANIFEST)))
        .isEqualTo(error(414, "TAG_INVALID", "too many tags"));
  }

  @Test
  void othersIgnoreTheTagParameter() {
    Client client = server.start(RegistryPreset.quayLike());
    String digest = server.putImage("acme/web", "1.0");

    client.putManifest("acme/web", digest + "?tag=more", Client.OCI_MANIFEST, MANIFEST);

    assertThat(server.registry().tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void artifactoryForbidsWhatIsMissing() {
    Client client = server.start(RegistryPreset.artifactoryLike());
    server.putImage("docker-local/web", "1.0");
    String denied = error(403, "DENIED", "requested access to the resource is denied");

    assertThat(said(client.get("/v2/docker-local/web/manifests/2.0"))).isEqualTo(denied);
    assertThat(said(client.get("/v2/docker-local/other/manifests/1.0"))).isEqualTo(denied);
  }

  @Test
  void oldVersionsOfArtifactoryDoNotSayWhatAManifestIs() {
    Client client =
        server.start(
            RegistryPreset.artifactoryLike(), builder -> builder.without(Feature.MANIFEST_TYPE));
    server.putImage("docker-local/web", "1.0");

    HttpResponse<byte[]> found = client.get("/v2/docker-local/web/manifests/1.0");

    assertThat(Client.header(found, "Content-Type")).isEqualTo("application/json");
    assertThat(Client.text(found)).isEqualTo(MANIFEST);
  }

  @Test
  void distributionGivesAnOciManifestOnlyToWhoNamesItsType() {
    Client client = server.start(RegistryPreset.distribution28Like());
    server.putImage("acme/web", "1.0");
    String path = "/v2/acme/web/manifests/1.0";
    String refused =
        error(
            404,
            "MANIFEST_UNKNOWN",
            "OCI manifest found, but accept header does not support OCI manifests");

    assertThat(said(client.get(path))).isEqualTo(refused);
    assertThat(said(client.get(path, "Accept", "*/*"))).isEqualTo(refused);
    assertThat(client.get(path, "Accept", DOCKER + "," + Client.OCI_MANIFEST).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aManifestThatTheClientHasIsNotSentAgain() {
    Client client = server.start(RegistryPreset.distribution3Like());
    String etag = '"' + server.putImage("acme/web", "1.0") + '"';
    String path = "/v2/acme/web/manifests/1.0";
    String accept = Client.OCI_MANIFEST;

    HttpResponse<byte[]> same =
        client.get(path, "Accept", accept, "If-None-Match", "\"other\", " + etag);

    assertThat(said(same)).isEqualTo("304 ");
    assertThat(Client.header(same, "ETag")).isEqualTo(etag);
    assertThat(client.get(path, "Accept", accept, "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aManifestIsSentAgainWhereThatIsSwitchedOff() {
    Client client =
        server.start(RegistryPreset.oci11(), builder -> builder.without(Feature.NOT_MODIFIED));
    String digest = server.putImage("acme/web", "1.0");

    assertThat(
            client
                .get("/v2/acme/web/manifests/1.0", "If-None-Match", '"' + digest + '"')
                .statusCode())
        .isEqualTo(200);
  }
}
