package dev.registrysdk.testing;

import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting, untagging, and coming back from the trash. */
final class IcrDeleteTest {
  private static final String ACCOUNT = InMemoryIcr.ACCOUNT;
  private static final String CONFIG = "{\"created\":\"2024-06-03T16:00:00Z\"}";

  private final MutableClock clock = new MutableClock();
  private final InMemoryIcr icr = InMemoryIcr.builder().clock(clock).start();
  private final IcrClient client = new IcrClient(icr);
  private String digest = "";

  @BeforeEach
  void putImages() {
    icr.createNamespace(ACCOUNT, "birds");
    IcrImagesFixture images = new IcrImagesFixture(icr.registry());
    digest = images.image("birds/bluebird", "1", CONFIG, "layer");
    images.image("birds/bluebird", "latest", CONFIG, "layer");
    icr.putImage("birds/bluebird", "2", Instant.EPOCH);
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void deletingATagDeletesItsSiblings() {
    assertThat(answer(client.delete("/api/v1/images/" + client.image("birds/bluebird:1"))))
        .isEqualTo("200 {\"Untagged\":\"" + Client.digest(CONFIG) + "\"}");
    assertThat(icr.tags("birds/bluebird")).containsExactly("2");
    assertThat(icr.registry().manifest("birds/bluebird", digest)).isEmpty();
    assertThat(icr.trash(ACCOUNT))
        .hasSize(1)
        .hasEntrySatisfying(
            "birds/bluebird@" + digest, tags -> assertThat(tags).containsExactly("1", "latest"));
  }

  @Test
  void deletingWithoutTagMeansLatest() {
    client.delete("/api/v1/images/" + client.image("birds/bluebird"));

    assertThat(icr.tags("birds/bluebird")).containsExactly("2");
  }

  @Test
  void imagesCanBeNamedWithSlashesInThePath() {
    client.delete("/api/v1/images/" + icr.domain() + "/birds/bluebird:1");

    assertThat(icr.tags("birds/bluebird")).containsExactly("2");
  }

  @Test
  void missingImageIsNotFound() {
    assertError(
        client.delete("/api/v1/images/" + client.image("birds/bluebird:9")),
        404,
        "CRI0404E",
        "The image was not found.");
  }

  @Test
  void untaggingKeepsTheDigest() {
    String first = "/api/v1/tags/" + client.image("birds/bluebird:1");
    assertThat(answer(client.delete(first)))
        .isEqualTo("200 {\"Untagged\":\"" + Client.digest(CONFIG) + "\"}");
    client.delete("/api/v1/tags/" + client.image("birds/bluebird:latest"));

    assertThat(icr.tags("birds/bluebird")).containsExactly("2");
    assertThat(icr.registry().manifest("birds/bluebird", digest)).isPresent();
    assertThat(icr.trash(ACCOUNT)).isEmpty();
    assertError(client.delete(first), 404, "CRI0404E", "The image was not found.");
  }

  @Test
  void untaggingNeedsATag() {
    assertError(
        client.delete("/api/v1/tags/" + client.image("birds/bluebird")),
        400,
        "CRI0400E",
        "The image name must have a tag, and no digest.");
  }

  @Test
  void bulkDeletionReportsEachFailure() {
    String bluebird = icr.domain() + "/birds/bluebird";

    assertThat(
            answer(
                client.post(
                    "/api/v1/images/bulkdelete",
                    "[\"" + bluebird + "@" + digest + "\",\"" + bluebird + ":9\"]")))
        .isEqualTo(
            "200 {\"success\":[\""
                + bluebird
                + "@"
                + digest
                + "\"],\"error\":{\""
                + bluebird
                + ":9\":{\"code\":\"CRI0404E\",\"message\":\"The image was not found.\"}}}");
    assertThat(icr.tags("birds/bluebird")).containsExactly("2");
  }

  @Test
  void bulkDeletionHasNullForWhatDidNotHappen() {
    assertThat(answer(client.post("/api/v1/images/bulkdelete", "[]")))
        .isEqualTo("200 {\"success\":null,\"error\":null}");
  }

  @Test
  void bulkDeletionNeedsAnArrayOfStrings() {
    assertError(
        client.post("/api/v1/images/bulkdelete", "{}"),
        400,
        "CRG0400E",
        "The request body is not a JSON array.");
    assertError(
        client.post("/api/v1/images/bulkdelete", "[1]"),
        400,
        "CRG0400E",
        "The array holds something else than strings.");
  }

  @Test
  void trashTellsTheDaysThatAreLeft() {
    delete();
    String item = "{\"" + icr.domain() + "/birds/bluebird@" + digest + "\":{\"daysUntilExpiry\":";

    assertThat(answer(client.get("/api/v1/trash")))
        .isEqualTo("200 " + item + "30,\"tags\":[\"1\",\"latest\"]}}");
    clock.advance(Duration.ofHours(25));
    assertThat(answer(client.get("/api/v1/trash?namespace=birds"))).startsWith("200 " + item + 29);
    clock.advance(Duration.ofDays(28));
    assertThat(answer(client.get("/api/v1/trash"))).startsWith("200 " + item + 1);
    clock.advance(Duration.ofHours(23));
    assertThat(answer(client.get("/api/v1/trash"))).isEqualTo("200 {}");
    assertThat(icr.trash(ACCOUNT)).isEmpty();
  }

  @Test
  void imageDeletedAgainStartsItsDaysAgain() {
    delete();
    clock.advance(Duration.ofDays(10));
    client.post("/api/v1/trash/" + client.image("birds/bluebird@" + digest) + "/restoretags", "");
    client.delete("/api/v1/tags/" + client.image("birds/bluebird:latest"));
    delete();

    assertThat(answer(client.get("/api/v1/trash")))
        .endsWith("{\"daysUntilExpiry\":30,\"tags\":[\"1\",\"latest\"]}}");
  }

  @Test
  void untaggedImageHasNullTagsInTheTrash() {
    client.delete("/api/v1/tags/" + client.image("birds/bluebird:1"));
    client.delete("/api/v1/tags/" + client.image("birds/bluebird:latest"));
    client.delete("/api/v1/images/" + client.image("birds/bluebird@" + digest));

    assertThat(answer(client.get("/api/v1/trash"))).endsWith("\"tags\":null}}");
  }

  @Test
  void restoringATagMovesItOut() {
    delete();
    String restore = "/api/v1/trash/" + client.image("birds/bluebird:1") + "/restore";

    assertThat(answer(client.post(restore, ""))).isEqualTo("200 ");
    assertThat(icr.tags("birds/bluebird")).containsExactly("1", "2");
    assertThat(icr.trash(ACCOUNT).get("birds/bluebird@" + digest)).containsExactly("latest");
    assertError(client.post(restore, ""), 404, "CRT0404E", "The image was not found in the trash.");
  }

  @Test
  void lastTagTakesTheImageOutOfTheTrash() {
    delete();
    client.post("/api/v1/trash/" + client.image("birds/bluebird:1") + "/restore", "");
    client.post("/api/v1/trash/" + client.image("birds/bluebird:latest") + "/restore", "");

    assertThat(icr.trash(ACCOUNT)).isEmpty();
    assertThat(icr.registry().manifest("birds/bluebird", digest)).isPresent();
  }

  @Test
  void liveTagIsNotOverwritten() {
    delete();
    String live = icr.putImage("birds/bluebird", "1", Instant.EPOCH);

    assertError(
        client.post("/api/v1/trash/" + client.image("birds/bluebird:1") + "/restore", ""),
        409,
        "CRT0500E",
        "The tag exists in the live repository. Restore the image by its digest instead.");
    assertThat(icr.registry().manifest("birds/bluebird", "1").orElseThrow().digest())
        .isEqualTo(live);
  }

  @Test
  void restoringADigestCopiesItWithItsFreeTags() {
    delete();
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    String restore = "/api/v1/trash/" + client.image("birds/bluebird@" + digest) + "/restoretags";

    assertThat(answer(client.post(restore, "")))
        .isEqualTo("200 {\"successful\":[\"latest\"],\"unsuccessful\":[\"1\"]}");
    assertThat(answer(client.post(restore, "")))
        .isEqualTo("200 {\"successful\":null,\"unsuccessful\":[\"1\",\"latest\"]}");
    assertThat(icr.registry().manifest("birds/bluebird", "latest").orElseThrow().digest())
        .isEqualTo(digest);
    assertThat(icr.trash(ACCOUNT)).containsOnlyKeys("birds/bluebird@" + digest);
  }

  @Test
  void restoringNeedsTheRightKindOfName() {
    assertError(
        client.post("/api/v1/trash/" + client.image("birds/bluebird:1") + "/restoretags", ""),
        400,
        "CRI0400E",
        "The image name must have a digest.");
    assertError(
        client.post("/api/v1/trash/" + client.image("birds/bluebird@" + digest) + "/restore", ""),
        400,
        "CRI0400E",
        "The image name must have a tag, and no digest.");
  }

  private void delete() {
    client.delete("/api/v1/images/" + client.image("birds/bluebird:1"));
  }
}
