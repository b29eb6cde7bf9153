package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.icr.model.TrashedImage;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrashTest {
  private static final String D1 = "sha256:" + "69ba06f1".repeat(8);

  private final IcrLab lab = new IcrLab();
  private final String bluebird = lab.host() + "/birds/bluebird";

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void listsTheTrash() {
    lab.answer(
        200,
        """
        {"us.icr.io/birds/a@%1$s": {"daysUntilExpiry": 29, "tags": ["1", "us.icr.io/birds/a:2"]},
         "us.icr.io/birds/b@%1$s": {"daysUntilExpiry": 1, "tags": null, "new": 1},
         "us.icr.io/birds/c@%1$s": {"daysUntilExpiry": 0},
         "us.icr.io/birds/d:1": {"daysUntilExpiry": 1},
         "<none>": {"daysUntilExpiry": 1},
         "us.icr.io/birds/e@%1$s": null}
        """
            .formatted(D1));

    assertThat(lab.icr().trash().list())
        .containsExactly(
            trashed("us.icr.io/birds/a", 29, "1", "2"),
            trashed("us.icr.io/birds/b", 1),
            trashed("us.icr.io/birds/c", 0));
    assertThat(lab.request()).isEqualTo("GET /api/v1/trash");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void anImageWithoutARegistryIsOfTheOneThatWasAsked() {
    lab.answer(200, "{\"birds/a@" + D1 + "\": {\"daysUntilExpiry\": 2}}");

    assertThat(lab.icr().trash().list()).containsExactly(trashed(lab.host() + "/birds/a", 2));
  }

  private static TrashedImage trashed(String repository, int days, String... tags) {
    return TrashedImage.builder()
        .image(ImageReference.parse(repository + "@" + D1))
        .daysUntilExpiry(days)
        .addTags(tags)
        .build();
  }

  @Test
  void listsTheTrashOfANamespace() {
    lab.answer(200, "null");

    assertThat(lab.icr().trash().list("birds")).isEmpty();
    assertThat(lab.request()).isEqualTo("GET /api/v1/trash?namespace=birds");
  }

  @Test
  void theDaysHaveToBeThere() {
    lab.answer(200, "{\"us.icr.io/birds/a@" + D1 + "\":{\"tags\":[]}}");

    assertThatThrownBy(() -> lab.icr().trash().list())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("'daysUntilExpiry' is missing at path $.us.icr.io/birds/a@");
  }

  @Test
  void restoresAnImageByItsDigest() {
    lab.answer(200, "{\"successful\":[\"1\"],\"unsuccessful\":[\"" + bluebird + ":latest\"]}");

    assertThat(lab.icr().trash().restore(bluebird + "@" + D1))
        .isEqualTo(
            RestoreResult.builder()
                .image(ImageReference.parse(bluebird + "@" + D1))
                .addRestored("1")
                .addNotRestored("latest")
                .build());
    assertThat(lab.request())
        .isEqualTo(
            "POST /api/v1/trash/" + lab.host() + "%2Fbirds%2Fbluebird@" + D1 + "/restoretags");
    assertThat(lab.body()).isEmpty();
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void anImageIsRestoredThoughTheAnswerIsEmpty() {
    lab.answer(new MockResponse.Builder().code(204).build())
        .answer(200, "")
        .answer(new MockResponse.Builder().chunkedBody("", 1).build())
        .answer(200, "{\"successful\":null}");
    RestoreResult nothing =
        RestoreResult.builder().image(ImageReference.parse(bluebird + "@" + D1)).build();

    for (int i = 0; i < 4; i++) {
      assertThat(lab.icr().trash().restore(bluebird + "@" + D1)).isEqualTo(nothing);
    }
  }

  @Test
  void restoresOneTag() {
    lab.answer(200, "");

    assertThat(lab.icr().images().restore(bluebird + ":1"))
        .isEqualTo(
            RestoreResult.builder()
                .image(ImageReference.parse(bluebird + ":1"))
                .addRestored("1")
                .build());
    assertThat(lab.request())
        .isEqualTo("POST /api/v1/trash/" + lab.host() + "%2Fbirds%2Fbluebird:1/restore");
    assertThat(lab.body()).isEmpty();
  }

  @Test
  void ofTagAndDigestTheDigestIsRestored() {
    lab.answer(200, "{}");

    lab.icr().trash().restore(bluebird + ":1@" + D1);

    assertThat(lab.request()).endsWith("bluebird@" + D1 + "/restoretags");
  }

  @Test
  void aTagThatIsTakenIsAConflict() {
    lab.answer(409, "{\"code\":\"CRT0500E\",\"message\":\"The tag exists.\"}");

    assertThatThrownBy(() -> lab.icr().trash().restore(bluebird + ":1"))
        .isInstanceOf(ConflictException.class)
        .hasMessageStartingWith("Could not restore " + bluebird + ":1");
  }

  @Test
  void whatIsRestoredHasToBeSaid() {
    assertThatThrownBy(() -> lab.icr().trash().restore("us.icr.io/birds/bluebird"))
        .isInstanceOf(OciFormatException.class)
        .hasMessage(
            "'us.icr.io/birds/bluebird' names no tag and no digest; write for example"
                + " us.icr.io/birds/bluebird:latest");
  }
}
