package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.OCI_INDEX;
import static dev.registrysdk.testing.Client.OCI_MANIFEST;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferrersTest {
  private static final String SUBJECT = digest("subject");
  private static final String PATH = "/v2/acme/web/referrers/" + SUBJECT;

  @Test
  void pushOfAReferrerNamesItsSubject() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response =
          new Client(registry).putManifest("acme/web", "sig", OCI_MANIFEST, referrer("a/sig"));

      assertThat(header(response, "OCI-Subject")).isEqualTo(SUBJECT);
    }
  }

  @Test
  void referrersAreDescribedInAnIndex() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String manifest = referrer("a/sig");
      String digest = registry.putManifest("acme/web", "sig", OCI_MANIFEST, bytes(manifest));

      HttpResponse<byte[]> response = new Client(registry).get(PATH);

      assertThat(header(response, "Content-Type")).isEqualTo(OCI_INDEX);
      assertThat(text(response))
          .isEqualTo(
              "{\"schemaVersion\":2,\"mediaType\":\""
                  + OCI_INDEX
                  + "\",\"manifests\":[{\"mediaType\":\""
                  + OCI_MANIFEST
                  + "\",\"digest\":\""
                  + digest
                  + "\",\"size\":"
                  + manifest.length()
                  + ",\"artifactType\":\"a/sig\",\"annotations\":{\"k\":\"v\"}}]}");
    }
  }

  @Test
  void artifactTypeFallsBackToTheConfig() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String manifest =
          "{\"config\":{\"mediaType\":\"a/config\"},\"subject\":{\"digest\":\"" + SUBJECT + "\"}}";
      registry.putManifest("acme/web", "x", OCI_MANIFEST, bytes(manifest));

      assertThat(text(new Client(registry).get(PATH))).contains("\"artifactType\":\"a/config\"");
    }
  }

  @Test
  void digestWithoutReferrersHasAnEmptyIndex() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response = new Client(registry).get(PATH);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response)).endsWith("\"manifests\":[]}");
    }
  }

  @Test
  void filterKeepsOneArtifactTypeAndSaysSo() {
    try (InMemoryRegistry registry = withReferrers(InMemoryRegistry.builder())) {
      HttpResponse<byte[]> response = new Client(registry).get(PATH + "?artifactType=a%2Fsig%2Bx");

      assertThat(header(response, "OCI-Filters-Applied")).isEqualTo("artifactType");
      assertThat(types(response)).containsExactly("a/sig+x");
    }
  }

  @Test
  void filterIsIgnoredWhenSwitchedOff() {
    try (InMemoryRegistry registry =
        withReferrers(InMemoryRegistry.builder().without(Feature.REFERRERS_FILTER))) {
      HttpResponse<byte[]> response = new Client(registry).get(PATH + "?artifactType=a/sbom");

      assertThat(header(response, "OCI-Filters-Applied")).isEmpty();
      assertThat(types(response)).containsExactlyInAnyOrder("a/sig+x", "a/sbom");
    }
  }

  @Test
  void pagesOfAFilteredListKeepTheFilter() {
    try (InMemoryRegistry registry = withReferrers(InMemoryRegistry.builder().pageLimit(1))) {
      registry.putManifest(
          "acme/web", "3", OCI_MANIFEST, bytes(referrer("a/sig+x").replace("v", "w")));
      Client client = new Client(registry);

      HttpResponse<byte[]> first = client.get(PATH + "?artifactType=a%2Fsig%2Bx");
      String link = header(first, "Link");
      HttpResponse<byte[]> second = client.get(link.substring(1, link.indexOf('>')));

      assertThat(types(first)).containsExactly("a/sig+x");
      assertThat(types(second)).containsExactly("a/sig+x");
      assertThat(header(second, "Link")).isEmpty();
    }
  }

  @Test
  void switchedOffApiIsNotFoundAndNamesNoSubject() {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder().without(Feature.REFERRERS).start()) {
      Client client = new Client(registry);

      assertThat(client.get(PATH).statusCode()).isEqualTo(404);
      assertThat(
              header(
                  client.putManifest("acme/web", "sig", OCI_MANIFEST, referrer("a/sig")),
                  "OCI-Subject"))
          .isEmpty();
    }
  }

  @Test
  void digestThatIsNoneIsInvalid() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      assertThat(new Client(registry).get("/v2/acme/web/referrers/latest").statusCode())
          .isEqualTo(400);
    }
  }

  private static InMemoryRegistry withReferrers(InMemoryRegistryBuilder builder) {
    InMemoryRegistry registry = builder.start();
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes(referrer("a/sig+x")));
    registry.putManifest("acme/web", "2", OCI_MANIFEST, bytes(referrer("a/sbom")));
    return registry;
  }

  private static List<String> types(HttpResponse<byte[]> response) {
    return Json.objects(Client.json(response), "manifests").stream()
        .map(descriptor -> Json.string(descriptor, "artifactType").orElse(""))
        .toList();
  }

  private static String referrer(String artifactType) {
    return "{\"artifactType\":\""
        + artifactType
        + "\",\"annotations\":{\"k\":\"v\"},\"subject\":{\"digest\":\""
        + SUBJECT
        + "\"}}";
  }
}
