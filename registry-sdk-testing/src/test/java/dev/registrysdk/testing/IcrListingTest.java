package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of images: by tag, and by digest. */
final class IcrListingTest {
  private static final String DIGESTS = "/api/v1/images/digests";
  private static final String CONFIG =
      "{\"created\":\"2024-06-03T16:00:00Z\",\"config\":{\"Labels\":{\"team\":\"birds\"}}}";

  private final InMemoryIcr icr = InMemoryIcr.start();
  private final IcrClient client = new IcrClient(icr);
  private final IcrImagesFixture images = new IcrImagesFixture(icr.registry());
  private final String bluebird = icr.domain() + "/birds/bluebird";

  @BeforeEach
  void createNamespace() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void imagesAreListedByTag() {
    String digest = images.image("birds/bluebird", "1", CONFIG, "layer");
    images.image("birds/bluebird", "latest", CONFIG, "layer");

    assertThat(answer(client.get("/api/v1/images")))
        .isEqualTo(
            "200 [{\"Id\":\""
                + Client.digest(CONFIG)
                + "\",\"ParentId\":\"\",\"DigestTags\":{\""
                + digest
                + "\":[\""
                + bluebird
                + ":1\",\""
                + bluebird
                + ":latest\"]},\"RepoTags\":[\""
                + bluebird
                + ":1\",\""
                + bluebird
                + ":latest\"],\"RepoDigests\":[\""
                + bluebird
                + "@"
                + digest
                + "\"],\"Created\":1717430400,\"Size\":"
                + (CONFIG.length() + 5)
                + ",\"VirtualSize\":"
                + (CONFIG.length() + 5)
                + ",\"Labels\":{\"team\":\"birds\"},"
                + "\"ManifestType\":\"Docker Image Manifest V2, Schema 2\"}]");
  }

  @Test
  void imageWithoutDateAndLabelsHasZeroAndNull() {
    images.image("birds/bluebird", "1", "{}", "layer");

    assertThat(text(client.get("/api/v1/images")))
        .contains("\"Created\":0,")
        .contains("\"Labels\":null,");
  }

  @Test
  void untaggedImagesAreListedByDigestOnly() {
    String first = icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    icr.putImage("birds/bluebird", "1", Instant.EPOCH.plusSeconds(1));

    assertThat(text(client.get("/api/v1/images"))).doesNotContain(first);
    assertThat(answer(client.post(DIGESTS, "{\"exclude_tagged\":true}")))
        .isEqualTo(
            "200 [{\"id\":\""
                + first
                + "\",\"manifestType\":\"OCI Image Manifest v1\",\"repoTags\":{\""
                + bluebird
                + "\":null},\"created\":0,\"size\":"
                + size(first)
                + "}]");
  }

  @Test
  void digestsCarryTheVulnerabilitiesOfEachTag() {
    String digest = icr.putImage("birds/bluebird", "1", Instant.ofEpochSecond(1717430400));
    icr.scan("birds/bluebird:1", scan());

    assertThat(answer(client.post(DIGESTS, "{}")))
        .isEqualTo(
            "200 [{\"id\":\""
                + digest
                + "\",\"manifestType\":\"OCI Image Manifest v1\",\"repoTags\":{\""
                + bluebird
                + "\":{\"1\":{\"vulnerable\":\"true\",\"vulnerabilityCount\":1,"
                + "\"configurationIssueCount\":0,\"issueCount\":1,\"exemptIssueCount\":0}}},"
                + "\"created\":1717430400,\"size\":"
                + size(digest)
                + "}]");
    assertThat(text(client.post(DIGESTS, "{\"exclude_va\":true}"))).contains("{\"1\":{}}");
  }

  @Test
  void imagesCarryVulnerabilitiesWhenAsked() {
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    icr.scan("birds/bluebird:1", scan());

    assertThat(text(client.get("/api/v1/images"))).doesNotContain("Vulnerab");
    assertThat(text(client.get("/api/v1/images?vulnerabilities=true")))
        .endsWith(
            "\"Vulnerable\":\"true\",\"VulnerabilityCount\":1,\"ConfigurationIssueCount\":0,"
                + "\"IssueCount\":1,\"ExemptIssueCount\":0}]");
  }

  @Test
  void manifestListsAreListedWhenAsked() {
    String child = images.image("birds/bluebird", "amd64", CONFIG, "layer");
    String index = images.index("birds/bluebird", "1", child);

    assertThat(text(client.get("/api/v1/images"))).doesNotContain(index);
    assertThat(text(client.get("/api/v1/images?includeManifestLists=true"))).contains(index);
    assertThat(text(client.post(DIGESTS, "{\"exclude_va\":true}")))
        .contains(
            "{\"id\":\""
                + index
                + "\",\"manifestType\":\"OCI Image Index v1\",\"repoTags\":{\""
                + bluebird
                + "\":{\"1\":{}}},\"created\":0,\"size\":"
                + icr.registry().manifest("birds/bluebird", index).orElseThrow().bytes().length
                + "}");
  }

  @Test
  void digestInTwoRepositoriesIsOneEntry() {
    String digest = images.image("birds/bluebird", "1", CONFIG, "layer");
    images.image("birds/pigeon", "2", CONFIG, "layer");

    assertThat(answer(client.post(DIGESTS, "{\"exclude_va\":true}")))
        .startsWith("200 [{\"id\":\"" + digest)
        .contains(
            "\"repoTags\":{\""
                + bluebird
                + "\":{\"1\":{}},\""
                + icr.domain()
                + "/birds/pigeon\":{\"2\":{}}}")
        .containsOnlyOnce("\"id\"");
  }

  @Test
  void listsAreRestrictedToNamespacesAndRepositories() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "fish");
    icr.createNamespace(InMemoryIcr.ACCOUNT, "trees");
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    icr.putImage("fish/carp", "1", Instant.EPOCH);
    icr.putImage("fish/koi/red", "1", Instant.EPOCH);
    icr.putImage("trees/oak", "1", Instant.EPOCH);

    assertThat(listed("namespace=fish")).containsExactly("fish/carp:1", "fish/koi/red:1");
    assertThat(listed("namespace=trees&namespace=birds"))
        .containsExactlyInAnyOrder("birds/bluebird:1", "trees/oak:1");
    assertThat(listed("repository=carp&repository=trees/oak"))
        .containsExactly("fish/carp:1", "trees/oak:1");
    assertThat(listed("repository=" + icr.domain() + "/fish/koi/red"))
        .containsExactly("fish/koi/red:1");
    assertThat(listed("includePrivate=false")).isEmpty();
    assertThat(text(client.post(DIGESTS, "{\"repositories\":[\"fish/carp\"]}")))
        .contains("fish/carp")
        .containsOnlyOnce("\"id\"");
  }

  @Test
  void accountWithoutNamespaceIsNotFound() {
    assertError(
        new IcrClient(icr, "t", InMemoryIcr.ACCOUNT).get("/api/v1/images?namespace=fish"),
        403,
        "CRG0020E",
        "You are not authorized to access the specified resource.");
    client.delete("/api/v1/namespaces/birds");

    assertError(
        client.get("/api/v1/images"),
        404,
        "CRN0404E",
        "The account has no namespace in this registry.");
  }

  @Test
  void globalRegistryHasPublicImages() {
    try (InMemoryIcr global = InMemoryIcr.builder().region("global").start()) {
      global.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      global.putImage("ibm/liberty", "1", Instant.EPOCH);
      IcrClient there = new IcrClient(global);

      assertThat(answer(there.get("/api/v1/images"))).isEqualTo("200 []");
      assertThat(text(there.get("/api/v1/images?includeIBM=true"))).contains("/ibm/liberty:1");
      assertThat(text(there.post(DIGESTS, "{\"include_ibm\":true}"))).contains("/ibm/liberty");
      assertThat(there.get("/api/v1/images/" + there.image("ibm/liberty:1") + "/json").statusCode())
          .isEqualTo(200);
      assertThat(there.delete("/api/v1/images/" + there.image("ibm/liberty:1")).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void otherRegionsHaveNoPublicImages() {
    icr.putImage("ibm/liberty", "1", Instant.EPOCH);

    assertThat(answer(client.get("/api/v1/images?includeIBM=true"))).isEqualTo("200 []");
  }

  @Test
  void listOfDigestsNeedsABody() {
    assertError(
        client.post(DIGESTS, ""), 400, "CRG0400E", "The request body is not a JSON object.");
  }

  private List<String> listed(String query) {
    Object json =
        Json.tryAny("{\"images\":" + text(client.get("/api/v1/images?" + query)) + "}")
            .orElseThrow();
    return Json.objects((Map<?, ?>) json, "images").stream()
        .map(image -> firstTag(image))
        .map(name -> name.substring(icr.domain().length() + 1))
        .toList();
  }

  private static String firstTag(Map<?, ?> image) {
    return image.get("RepoTags") instanceof List<?> tags ? String.valueOf(tags.get(0)) : "";
  }

  private long size(String digest) {
    return icr.registry()
        .manifest("birds/bluebird", digest)
        .map(StoredManifest::facts)
        .map(ManifestFacts::blobSizes)
        .flatMap(sizes -> Optional.of(sizes.values().stream().mapToLong(Long::longValue).sum()))
        .orElseThrow();
  }

  private static IcrScan scan() {
    return IcrScan.clean()
        .withVulnerability("CVE-2024-0001", "DSA-0001-1", "libfoo1", "1.2-1", "1.2-2");
  }
}
