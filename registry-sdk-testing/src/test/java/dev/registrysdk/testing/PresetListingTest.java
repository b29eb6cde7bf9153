package dev.registrysdk.testing;

import static dev.registrysdk.testing.PresetServer.error;
import static dev.registrysdk.testing.PresetServer.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What real registries list. */
class PresetListingTest {
  private static final String ALL_ZERO = "sha256:" + "0".repeat(64);

  @RegisterExtension private final PresetServer server = new PresetServer();

  @Test
  void distribution28ListsAllTagsAtOnce() {
    Client client = server.start(RegistryPreset.distribution28Like());
    List.of("a", "b", "c").forEach(tag -> server.putImage("acme/web", tag));

    assertThat(said(client.get("/v2/acme/web/tags/list?n=1&last=b")))
        .isEqualTo("200 {\"name\":\"acme/web\",\"tags\":[\"a\",\"b\",\"c\"]}");
    assertThat(client.get("/v2/acme/web/tags/list?n=many").statusCode()).isEqualTo(200);
  }

  @Test
  void noTagsAreNullInDistribution28() {
    Client client = server.start(RegistryPreset.distribution28Like());
    server.registry().createRepository("acme/web");

    assertThat(said(client.get("/v2/acme/web/tags/list")))
        .isEqualTo("200 {\"name\":\"acme/web\",\"tags\":null}");
  }

  @Test
  void distributionRefusesALargeCatalog() {
    Client client = server.start(RegistryPreset.distribution28Like());

    assertThat(said(client.get("/v2/_catalog?n=1001")))
        .isEqualTo(
            "400 {\"errors\":[{\"code\":\"PAGINATION_NUMBER_INVALID\",\"message\":\"invalid number"
                + " of results requested\",\"detail\":{\"n\":\"1001\"}}]}");
    assertThat(client.get("/v2/_catalog?n=1000").statusCode()).isEqualTo(200);
  }

  @Test
  void distribution3GivesNoMoreThanAThousandTags() {
    Client client = server.start(RegistryPreset.distribution3Like());
    for (int i = 0; i <= 1000; i++) {
      server.putImage("acme/web", "t" + (1000 + i));
    }

    var page = client.get("/v2/acme/web/tags/list?n=5000");

    assertThat((List<?>) Client.json(page).get("tags")).hasSize(1000);
    assertThat(Client.header(page, "Link"))
        .isEqualTo("</v2/acme/web/tags/list?last=t1999&n=1000>; rel=\"next\"");
  }

  @Test
  void amazonRefusesALargePage() {
    Client client = server.start(RegistryPreset.ecrLike());
    server.putImage("acme/web", "1.0");
    String refused =
        error(
            405,
            "UNSUPPORTED",
            "Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have"
                + " value less than or equal to 1000'");

    assertThat(said(client.get("/v2/acme/web/tags/list?n=1001"))).isEqualTo(refused);
    assertThat(said(client.get("/v2/_catalog?n=1001"))).isEqualTo(refused);
    assertThat(client.get("/v2/acme/web/tags/list?n=1000").statusCode()).isEqualTo(200);
  }

  @Test
  void dockerHubHasNoCatalog() {
    Client client = server.start(RegistryPreset.dockerHubLike());

    assertThat(said(client.get("/v2/_catalog")))
        .isEqualTo(error(401, "UNAUTHORIZED", "authentication required"));
  }

  @Test
  void googleListsManifestsToo() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    String digest = server.putImage("acme/repo/web", "1.0");

    Map<?, ?> listed = Client.json(client.get("/v2/acme/repo/web/tags/list"));

    assertThat(listed.get("tags")).isEqualTo(List.of("1.0"));
    assertThat(listed.get("child")).isEqualTo(List.of());
    long size = PresetServer.MANIFEST.length() + 2L;
    assertThat(listed.get("manifest"))
        .isEqualTo(
            Map.of(
                digest,
                Map.of(
                    "imageSizeBytes",
                    Long.toString(size),
                    "layerId",
                    "",
                    "mediaType",
                    Client.OCI_MANIFEST,
                    "tag",
                    List.of("1.0"),
                    "timeCreatedMs",
                    "0",
                    "timeUploadedMs",
                    "0")));
  }

  @Test
  void distributionSaysInPlainTextThatItHasNoReferrers() {
    Client client = server.start(RegistryPreset.distribution3Like());

    var missing = client.get("/v2/acme/web/referrers/" + ALL_ZERO);

    assertThat(said(missing)).isEqualTo("404 404 page not found\n");
    assertThat(Client.header(missing, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  void zotAzureAndHarborHaveReferrers() {
    for (RegistryPreset preset :
        List.of(RegistryPreset.zotLike(), RegistryPreset.acrLike(), RegistryPreset.harborLike())) {
      Client client = server.start(preset);
      server.putImage("acme/web", "1.0");

      assertThat(client.get("/v2/acme/web/referrers/" + ALL_ZERO).statusCode())
          .as(preset.name())
          .isEqualTo(200);
      server.registry().close();
    }
  }

  @Test
  void othersHaveNone() {
    for (RegistryPreset preset :
        List.of(
            RegistryPreset.dockerHubLike(),
            RegistryPreset.icrLike(),
            RegistryPreset.ecrLike(),
            RegistryPreset.ghcrLike(),
            RegistryPreset.gitlabLike())) {
      Client client = server.start(preset);
      server.putImage("acme/web", "1.0");

      assertThat(said(client.get("/v2/acme/web/referrers/" + ALL_ZERO)))
          .as(preset.name())
          .isEqualTo(error(404, "NOT_FOUND", "no such resource"));
      server.registry().close();
    }
  }
}
