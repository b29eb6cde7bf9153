package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IcrScan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageListingsTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void imagesAreListedByTag() {
    assertThat(cloud.cells("image-list"))
        .isEqualTo(
            """
            Repository|Tag|Digest|Namespace|Created|Size
            HOST/acme/web|0.9|%s|acme|2024-05-01T08:00:00Z|SIZE
            HOST/acme/web|1.0|%s|acme|2024-06-01T08:00:00Z|SIZE
            """
                .formatted(start(cloud.old), start(cloud.current)));
  }

  @Test
  void wholeDigestsTypesAndFindingsAreShownWhenAskedFor() {
    cloud.icr.scan(
        "acme/web:0.9", IcrScan.clean().withVulnerability("CVE-1", "DSA-1", "libfoo", "1", "2"));
    cloud.icr.scan("acme/web:1.0", IcrScan.clean());

    assertThat(cloud.out("images", "--va", "--no-trunc", "--show-type"))
        .contains("   Security status   Type\n")
        .contains("0.9   OLD")
        .containsPattern("0\\.9.* 1 Issue  +\\S+")
        .containsPattern("1\\.0.* No Issues  +\\S+");
  }

  @Test
  void whatIsNotScannedIsBeingScanned() {
    assertThat(cloud.out("image-list", "--va")).contains("Scanning");
  }

  @Test
  void namesAloneSuitPipes() {
    assertThat(cloud.out("image-list", "-q")).isEqualTo("HOST/acme/web:0.9\nHOST/acme/web:1.0\n");
    assertThat(cloud.out("image-digests", "-q").lines())
        .containsExactlyInAnyOrder("HOST/acme/web@OLD", "HOST/acme/web@CURRENT");
  }

  @Test
  void imagesAsJson() {
    assertThat(cloud.out("image-list", "--json", "--restrict", "acme/web"))
        .startsWith(
            "{\"images\":[{\"image\":\"HOST/acme/web:0.9\",\"repository\":\"HOST/acme/web\","
                + "\"tag\":\"0.9\",\"digest\":\"OLD\",\"created\":\"2024-05-01T08:00:00Z\","
                + "\"size\":SIZE");
  }

  @Test
  void aRestrictionIsExact() {
    cloud.icr.putImage("acme/web/admin", "1.0", Cloud.MAY);
    cloud.icr.createNamespace(cloud.account, "team-b");
    cloud.icr.putImage("team-b/web", "1.0", Cloud.MAY);

    assertThat(cloud.out("image-list", "-q", "--restrict", "acme/web"))
        .isEqualTo("HOST/acme/web:0.9\nHOST/acme/web:1.0\n");
    assertThat(cloud.out("image-list", "-q", "--restrict", "team-b"))
        .isEqualTo("HOST/team-b/web:1.0\n");
    assertThat(cloud.out("image-digests", "-q", "--restrict", "acme/web").lines()).hasSize(2);
    assertThat(cloud.out("image-digests", "-q", "--restrict", "acme").lines()).hasSize(3);
  }

  @Test
  void aRestrictionHasNoRegistry() {
    assertThat(cloud.cr("image-list", "--restrict", "us.icr.io/acme"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for option '--restrict': write NAMESPACE or NAMESPACE/REPOSITORY,"
                    + " without the registry: 'us.icr.io/acme'. Try 'cr image-list --help'\n"));
  }

  @Test
  void digestsShowWhatHasNoTagToo() {
    cloud.out("image-untag", cloud.web + ":0.9");

    assertThat(cloud.cells("digests").lines())
        .first()
        .isEqualTo("Repository|Digest|Tags|Type|Created|Size");
    assertThat(cloud.out("digests", "--no-trunc")).containsPattern("HOST/acme/web   OLD +-  ");
    assertThat(cloud.out("digests", "--json"))
        .contains("\"image\":\"HOST/acme/web@OLD\"")
        .contains("\"tags\":[]")
        .contains("\"tags\":[\"1.0\"]");
  }

  @Test
  void repositoriesAreSummedUp() {
    assertThat(cloud.cells("repository-list"))
        .isEqualTo(
            """
            Repository|Images|Untagged|Size|Newest
            HOST/acme/web|2|0|SIZE|2024-06-01T08:00:00Z
            """);
    assertThat(cloud.out("repositories", "--restrict", "acme/web", "--json"))
        .isEqualTo(
            "{\"repositories\":[{\"repository\":\"HOST/acme/web\",\"images\":2,\"untagged\":0,"
                + "\"size\":SIZE,\"newest\":\"2024-06-01T08:00:00Z\"}]}\n");
  }

  @Test
  void anImageIsDescribed() {
    assertThat(cloud.out("image-inspect", cloud.web + ":1.0"))
        .startsWith("Image      HOST/acme/web:1.0\n")
        .contains("Platform   linux/amd64\n")
        .contains("Created    2024-06-01T08:00:00Z\n");
    assertThat(cloud.out("image-inspect", cloud.web + ":1.0", cloud.web + ":0.9", "--json"))
        .startsWith("{\"images\":[{\"image\":\"HOST/acme/web:1.0\"")
        .contains("\"architecture\":\"amd64\"")
        .contains("{\"image\":\"HOST/acme/web:0.9\"");
  }

  @Test
  void aManifestIsPrintedAsItIs() {
    assertThat(cloud.out("manifest-inspect", cloud.web + ":1.0"))
        .startsWith("{")
        .contains("layers");
    assertThat(cloud.out("manifest-inspect", cloud.web + ":1.0", "--json"))
        .isEqualTo(cloud.out("manifest-inspect", cloud.web + ":1.0"));
  }

  private static String start(String digest) {
    return digest.substring("sha256:".length(), "sha256:".length() + 12);
  }
}
