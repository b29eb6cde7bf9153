package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PruningTest {
  private static final Digest OLD = Digest.parse("sha256:" + "69ba06f1".repeat(8));
  private static final Digest PART = Digest.parse("sha256:" + "db5b86df".repeat(8));
  private static final String INDEX =
      """
      {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
        {"mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 7, "digest": "%s"}]}
      """
          .formatted(PART);
  private static final Digest INDEX_DIGEST = Digest.sha256(INDEX.getBytes(StandardCharsets.UTF_8));

  private final IcrLab lab = new IcrLab();
  private final Repository birds = Repository.parse(lab.host() + "/birds/a");
  private final ImageReference old = birds.digest(OLD);
  private final ImageReference part = birds.digest(PART);

  @AfterEach
  void close() {
    lab.close();
  }

  private String untagged(Digest digest) {
    return "{\"id\":\"" + digest + "\",\"repoTags\":{\"" + birds + "\":{}}}";
  }

  private String tagged(Digest digest, String type) {
    return "{\"id\":\"%s\",\"manifestType\":\"%s\",\"repoTags\":{\"%s\":{\"1\":{}}}}"
        .formatted(digest, type, birds);
  }

  private static MockResponse index() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/vnd.oci.image.index.v1+json")
        .body(INDEX)
        .build();
  }

  @Test
  void deletesWhatHasNoTagButNotThePartsOfATaggedIndex() {
    String all = untagged(OLD) + "," + untagged(PART);
    lab.answer(200, "[" + all + "," + tagged(OLD, "OCI Image Manifest v1") + "]")
        .answer(
            200,
            "[%s,%s,%s]"
                .formatted(
                    all,
                    tagged(INDEX_DIGEST, "OCI Image Index v1"),
                    tagged(OLD, "OCI Image Manifest v1")))
        .answer(index())
        .answer(200, "{\"success\":[\"" + old + "\"]}");

    assertThat(lab.icr().images().pruneUntagged(birds.toString()))
        .isEqualTo(
            PruneResult.builder()
                .addCandidates(old)
                .addKept(part)
                .deletion(BulkDeleteResult.builder().addDeleted(old).build())
                .build());
    assertThat(lab.requests.stream().map(it -> it.getMethod() + " " + it.getTarget()))
        .containsExactly(
            "POST /api/v1/images/digests",
            "POST /api/v1/images/digests",
            "GET /api/v1/images/" + lab.host() + "%2Fbirds%2Fa@" + INDEX_DIGEST + "/manifest",
            "POST /api/v1/images/bulkdelete");
    assertThat(body(0))
        .isEqualTo(
            "{\"exclude_tagged\":true,\"exclude_va\":true,\"include_ibm\":false,"
                + "\"repositories\":[\"birds/a\"]}");
    assertThat(lab.body()).isEqualTo("[\"" + old + "\"]");
  }

  @Test
  void aManifestListOfUnknownKindIsLookedInto() {
    lab.answer(200, "[" + untagged(PART) + "]")
        .answer(200, "[" + untagged(PART) + "," + tagged(INDEX_DIGEST, "") + "]")
        .answer(index());

    PruneResult result = lab.icr().images().pruneUntagged(prune -> prune.addNamespaces("birds"));

    assertThat(result.candidates()).isEmpty();
    assertThat(result.kept()).containsExactly(part);
    assertThat(lab.requests).hasSize(3);
  }

  @Test
  void anIndexThatIsGoneMeanwhileKeepsNothing() {
    lab.answer(200, "[" + untagged(PART) + "]")
        .answer(
            200, "[" + untagged(PART) + "," + tagged(INDEX_DIGEST, "Docker Manifest List") + "]")
        .answer(404, "{}");

    assertThat(lab.icr().images().pruneUntagged(prune -> prune.dryRun(true)).candidates())
        .containsExactly(part);
  }

  @Test
  void whatIsTaggedMeanwhileIsLeftAlone() {
    lab.answer(200, "[" + untagged(OLD) + "]")
        .answer(200, "[" + tagged(OLD, "OCI Image Manifest v1") + "]");

    assertThat(lab.icr().images().pruneUntagged(prune -> {}))
        .isEqualTo(PruneResult.builder().build());
    assertThat(lab.requests).hasSize(2);
  }

  @Test
  void aDryRunDeletesNothing() {
    lab.answer(200, "[" + untagged(OLD) + "]");

    PruneResult result =
        lab.icr().images().pruneUntagged(prune -> prune.dryRun(true).keepParts(false));

    assertThat(result).isEqualTo(PruneResult.builder().addCandidates(old).build());
    assertThat(lab.request()).isEqualTo("POST /api/v1/images/digests");
  }

  @Test
  void otherNamespacesAreLeftAlone() {
    lab.answer(200, "[" + untagged(OLD) + "]");

    assertThat(
            lab.icr().images().pruneUntagged(prune -> prune.addNamespaces("fish").keepParts(false)))
        .isEqualTo(PruneResult.builder().build());
    assertThat(lab.requests).hasSize(1);
  }

  @Test
  void whatHasANameThatIsNoReferenceIsLeftAlone() {
    lab.answer(
        200,
        "[{\"id\":\"" + OLD + "\",\"repoTags\":{\"" + birds + "\":{},\"bluebird\":{\"1\":{}}}}]");

    assertThat(lab.icr().images().pruneUntagged(prune -> {}).candidates()).isEmpty();
  }

  @Test
  void everyRegionGetsItsOwn() {
    try (RegionsLab regions = new RegionsLab(Region.US_SOUTH, request -> "[]")) {
      regions
          .icr()
          .images()
          .pruneUntagged(
              prune -> prune.addRepository("us.icr.io/birds/a").addRepository("de.icr.io/b/c"));

      assertThat(new TreeSet<>(regions.requests()))
          .containsExactly(
              "POST http://de.icr.io/api/v1/images/digests",
              "POST http://us.icr.io/api/v1/images/digests");
    }
  }

  private String body(int request) {
    return RegionsLab.body(lab.requests.get(request));
  }
}
