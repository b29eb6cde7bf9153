package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.IssueCounts;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageListTest {
  private static final String D1 = "sha256:" + "69ba06f1".repeat(8);
  private static final String D2 = "sha256:" + "db5b86df".repeat(8);
  private static final IssueCounts COUNTS =
      IssueCounts.builder()
          .vulnerable("true")
          .vulnerabilities(3)
          .configurationIssues(1)
          .issues(4)
          .exemptIssues(2)
          .build();

  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void listsIndexesTooAndAsksForNoCountsUnlessTold() {
    lab.answer(200, "[]");

    assertThat(lab.icr().images().list()).isEmpty();
    assertThat(lab.request())
        .isEqualTo("GET /api/v1/images?includeManifestLists=true&vulnerabilities=false");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void everyFilterOfTheListIsAParameterAndManyMayRepeat() {
    lab.answer(200, "[]");

    lab.icr()
        .images()
        .list(
            list ->
                list.addNamespaces("birds", "fish")
                    .addRepositories("web", "acme/app")
                    .includeIbm(true)
                    .includePrivate(false)
                    .includeIndexes(false)
                    .vulnerabilities(true));

    assertThat(lab.request())
        .isEqualTo(
            "GET /api/v1/images?namespace=birds&namespace=fish&repository=web"
                + "&repository=acme%2Fapp&includeIBM=true&includePrivate=false"
                + "&vulnerabilities=true");
  }

  @Test
  void aNamespaceIsListedByItsName() {
    lab.answer(200, "[]");

    lab.icr().images().list("birds");

    assertThat(lab.request())
        .isEqualTo(
            "GET /api/v1/images?namespace=birds&includeManifestLists=true&vulnerabilities=false");
  }

  @Test
  void readsAllOfAnImage() {
    lab.answer(
        200,
        """
        [{"Id": "%1$s", "ParentId": "%2$s",
          "DigestTags": {"%2$s": ["us.icr.io/birds/bluebird:1", "us.icr.io/birds/bluebird:latest"]},
          "RepoTags": ["us.icr.io/birds/bluebird:1", "us.icr.io/birds/bluebird:latest"],
          "RepoDigests": ["us.icr.io/birds/bluebird@%2$s"],
          "Created": 1717430400, "Size": 2257318704, "VirtualSize": 2257318704,
          "Labels": {"maintainer": "team-birds"}, "ManifestType": "OCI Image Manifest v1",
          "Vulnerable": "true", "VulnerabilityCount": 3, "ConfigurationIssueCount": 1,
          "IssueCount": 4, "ExemptIssueCount": 2}]
        """
            .formatted(D1, D2));
    Repository repository = Repository.parse("us.icr.io/birds/bluebird");
    List<ImageReference> tags = List.of(repository.tag("1"), repository.tag("latest"));

    assertThat(lab.icr().images().list())
        .containsExactly(
            ImageSummary.builder()
                .id(Digest.parse(D1))
                .parentId(Digest.parse(D2))
                .tags(tags)
                .addDigests(repository.digest(Digest.parse(D2)))
                .putDigestTags(Digest.parse(D2), tags)
                .created(Instant.ofEpochSecond(1717430400))
                .size(2_257_318_704L)
                .putLabels("maintainer", "team-birds")
                .manifestType("OCI Image Manifest v1")
                .issues(COUNTS)
                .build());
  }

  @Test
  void whatIsNullOrEmptyOrOf1970IsAbsent() {
    lab.answer(
        200,
        """
        [null,
         {"Id": "", "ParentId": "", "DigestTags": null, "RepoTags": null, "RepoDigests": null,
          "Created": 0, "Size": null, "Labels": null, "ManifestType": "", "Vulnerable": "",
          "IssueCount": null},
         {"Id": ""},
         {"Id": "", "Created": -62135596800, "DigestTags": {}, "RepoTags": [null], "Labels": {}}]
        """);
    ImageSummary nothing = ImageSummary.builder().build();

    assertThat(lab.icr().images().list()).containsExactly(nothing, nothing, nothing);
  }

  @Test
  void namesThatAreNoReferencesAreKeptApart() {
    lab.answer(
        200,
        """
        [{"Id": "", "DigestTags": {"<none>": ["x"], "%s": ["<none>:<none>"]},
          "RepoTags": ["<none>:<none>", "bluebird:1", "birds/bluebird:1", "us.icr.io/birds/a",
                       "us.icr.io/bluebird:1", "us.icr.io/birds/b:1"],
          "RepoDigests": ["us.icr.io/birds/b@sha256:12", "<none>@<none>"]}]
        """
            .formatted(D1));

    ImageSummary image = lab.icr().images().list().get(0);

    assertThat(image.otherNames())
        .containsExactly(
            "<none>",
            "<none>:<none>",
            "bluebird:1",
            "birds/bluebird:1",
            "us.icr.io/birds/a",
            "us.icr.io/birds/b@sha256:12",
            "<none>@<none>");
    assertThat(image.tags())
        .containsExactly(
            ImageReference.parse("us.icr.io/bluebird:1"),
            ImageReference.parse("us.icr.io/birds/b:1"));
    assertThat(image.digests()).isEmpty();
    assertThat(image.digestTags()).isEqualTo(Map.of(Digest.parse(D1), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"Vulnerable\":\"no\"", "\"Vulnerable\":true", "\"VulnerabilityCount\":0"})
  void countsAreThereAsSoonAsOneOfThemIs(String member) {
    lab.answer(200, "[{\"Id\":\"\"," + member + "}]");

    assertThat(lab.icr().images().list().get(0).issues()).isPresent();
  }

  @Test
  void aListThatIsNullIsEmpty() {
    lab.answer(200, "null").answer(200, "null");

    assertThat(lab.icr().images().list()).isEmpty();
    assertThat(lab.icr().images().digests()).isEmpty();
  }

  @Test
  void anElementWithoutAnIdIsNoImage() {
    lab.answer(200, "[{\"Id\":\"\"},{\"RepoTags\":[]}]");

    assertThatThrownBy(() -> lab.icr().images().list())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not list the images of %1$s: the answer is not what it should be: 'Id' is"
                + " missing at path $[1]. Check the address of %1$s and any proxy in between",
            lab.host());
  }

  @Test
  void imagesAreReadAsTheStreamIsRead() {
    lab.answer(200, "[{\"Id\":\"\",\"Size\":1},{\"Id\":\"\",\"Size\":2},{\"Size\":3}]");

    try (Stream<ImageSummary> images = lab.icr().images().stream()) {
      Iterator<ImageSummary> each = images.iterator();
      assertThat(each.next().size()).isEqualTo(1);
      assertThat(each.next().size()).isEqualTo(2);
      assertThatThrownBy(each::next).isInstanceOf(IntegrityException.class);
    }
  }

  @Test
  void listsAllDigestsWithoutCountsUnlessTold() {
    lab.answer(200, "[]");

    assertThat(lab.icr().images().digests()).isEmpty();
    assertThat(lab.request()).isEqualTo("POST /api/v1/images/digests");
    assertThat(lab.body())
        .isEqualTo("{\"exclude_tagged\":false,\"exclude_va\":true,\"include_ibm\":false}");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
  }

  @Test
  void everyFilterOfTheDigestsIsAMemberOfTheBody() {
    lab.answer(200, "[]");

    lab.icr()
        .images()
        .digests(
            list ->
                list.untaggedOnly(true)
                    .vulnerabilities(true)
                    .includeIbm(true)
                    .addRepositories("birds/bluebird", "us.icr.io/birds/pigeon"));

    assertThat(lab.body())
        .isEqualTo(
            "{\"exclude_tagged\":true,\"exclude_va\":false,\"include_ibm\":true,"
                + "\"repositories\":[\"birds/bluebird\",\"us.icr.io/birds/pigeon\"]}");
  }

  @Test
  void readsAllOfADigest() {
    lab.answer(
        200,
        """
        [{"id": "%s", "manifestType": "OCI Image Manifest v1", "created": 1717430400,
          "size": 2257318704,
          "repoTags": {
            "us.icr.io/birds/bluebird": {
              "1": {"vulnerable": "true", "vulnerabilityCount": 3, "configurationIssueCount": 1,
                    "issueCount": 4, "exemptIssueCount": 2},
              "latest": null},
            "us.icr.io/birds/pigeon": null}}]
        """
            .formatted(D1));
    Repository bluebird = Repository.parse("us.icr.io/birds/bluebird");
    Repository pigeon = Repository.parse("us.icr.io/birds/pigeon");

    ImageDigest image = lab.icr().images().digests().get(0);

    assertThat(image)
        .isEqualTo(
            ImageDigest.builder()
                .digest(Digest.parse(D1))
                .manifestType("OCI Image Manifest v1")
                .putTags(bluebird, List.of("1", "latest"))
                .putTags(pigeon, List.of())
                .putIssues(bluebird.tag("1"), COUNTS)
                .created(Instant.ofEpochSecond(1717430400))
                .size(2_257_318_704L)
                .build());
    assertThat(image.references())
        .containsExactly(bluebird.digest(Digest.parse(D1)), pigeon.digest(Digest.parse(D1)));
    assertThat(image.tagged()).isTrue();
  }

  @Test
  void untaggedDigestsComeInSeveralShapes() {
    lab.answer(
        200,
        """
        [{"id": "%1$s", "repoTags": {"us.icr.io/birds/a": {}}},
         {"id": "%1$s", "repoTags": {"us.icr.io/birds/a": null}, "created": null, "size": null},
         {"id": "%1$s", "repoTags": {"us.icr.io/birds/a": {"<none>": {}}}},
         {"id": "%1$s", "repoTags": {"us.icr.io/birds/a": {"": 1}}}]
        """
            .formatted(D1));

    assertThat(lab.icr().images().digests())
        .hasSize(4)
        .allSatisfy(
            image -> {
              assertThat(image.tags())
                  .isEqualTo(Map.of(Repository.parse("us.icr.io/birds/a"), List.of()));
              assertThat(image.tagged()).isFalse();
              assertThat(image.otherNames()).isEmpty();
            });
  }

  @Test
  void repositoriesAndTagsThatAreNoneAreKeptApart() {
    lab.answer(
        200,
        """
        [{"id": "%s", "repoTags": {"<none>": {"<none>": {}}, "bluebird": null,
                                   "us.icr.io/birds/a": {"!": {}, "1": "free-form"}}}]
        """
            .formatted(D1));

    ImageDigest image = lab.icr().images().digests().get(0);

    assertThat(image.otherNames())
        .containsExactly("<none>:<none>", "bluebird", "us.icr.io/birds/a:!");
    assertThat(image.tags()).isEqualTo(Map.of(Repository.parse("us.icr.io/birds/a"), List.of("1")));
    assertThat(image.issues()).isEmpty();
  }

  @Test
  void aDigestHasToBeOne() {
    lab.answer(200, "[{\"id\":\"latest\"}]");

    assertThatThrownBy(() -> lab.icr().images().digests())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not list the images of %1$s: the answer is not what it should be: Not a digest:"
                + " 'latest'; a digest is written algorithm:encoded, for example sha256:<64 hex"
                + " digits> at path $[0].id. Check the address of %1$s and any proxy in between",
            lab.host());
  }
}
