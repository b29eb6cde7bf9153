package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeletionFailure;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkDeletionTest {
  private static final int BATCH = IcrOptions.defaults().deleteBatch();
  private static final String D1 = "sha256:" + "69ba06f1".repeat(8);
  private static final String D2 = "sha256:" + "db5b86df".repeat(8);

  private final IcrLab lab = new IcrLab();
  private final ImageReference first = ImageReference.parse(lab.host() + "/birds/a@" + D1);
  private final ImageReference second = ImageReference.parse(lab.host() + "/birds/b@" + D2);

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void tellsWhatBecameOfEachImage() {
    lab.answer(
        200,
        "{\"success\":[\"%s\"],\"error\":{\"%s\":{\"code\":\"CRI1E\",\"message\":\"Not found.\"}}}"
            .formatted(first, second));

    BulkDeleteResult result = lab.icr().images().deleteAll(List.of(first, second, first));

    assertThat(result)
        .isEqualTo(
            BulkDeleteResult.builder()
                .addDeleted(first)
                .addFailures(failure(second, "Not found.").code("CRI1E").build())
                .build());
    assertThat(result.complete()).isFalse();
    assertThat(lab.request()).isEqualTo("POST /api/v1/images/bulkdelete");
    assertThat(lab.body()).isEqualTo("[\"" + first + "\",\"" + second + "\"]");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
  }

  private static DeletionFailure.Builder failure(ImageReference image, String message) {
    return DeletionFailure.builder().image(image).message(message);
  }

  @Test
  void withoutImagesNothingIsSent() {
    assertThat(lab.icr().images().deleteAll(List.of()).complete()).isTrue();
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void aMissingListIsAnEmptyOne() {
    lab.answer(200, "{\"success\":[\"%s\"],\"error\":null}".formatted(first));

    assertThat(lab.icr().images().deleteAll(delete -> delete.addImage(first.toString())))
        .isEqualTo(BulkDeleteResult.builder().addDeleted(first).build());
  }

  @Test
  void whatTheAnswerLeavesOutIsNotDeleted() {
    String unsaid = "The service did not say what became of it";
    lab.answer(200, "{}").answer(new MockResponse.Builder().code(204).build());

    for (int i = 0; i < 2; i++) {
      assertThat(lab.icr().images().deleteAll(List.of(first)).failures())
          .containsExactly(failure(first, unsaid).build());
    }
  }

  @Test
  void aFailureNeedNoReason() {
    lab.answer(200, "{\"error\":{\"%s\":null,\"%s\":\"no\"}}".formatted(first, second));

    assertThat(lab.icr().images().deleteAll(List.of(first, second)).failures())
        .containsExactly(
            failure(first, "The service gives no reason").build(),
            failure(second, "The service gives no reason").build());
  }

  @Test
  void anImageNamedByTagMayBeToldByDigest() {
    ImageReference tag = ImageReference.parse(lab.host() + "/birds/a:1");
    lab.answer(200, "{\"success\":[\"%s\"]}".formatted(first));

    assertThat(lab.icr().images().deleteAll(List.of(tag)))
        .isEqualTo(BulkDeleteResult.builder().addDeleted(first).build());
  }

  @Test
  void manyAreSentInBatches() {
    List<ImageReference> many = many(BATCH + 1);
    lab.answer(200, success(many.subList(0, BATCH)))
        .answer(200, success(many.subList(BATCH, many.size())));

    assertThat(lab.icr().images().deleteAll(many).deleted()).isEqualTo(many);
    assertThat(lab.requests).hasSize(2);
    assertThat(lab.body()).isEqualTo("[\"" + many.get(BATCH) + "\"]");
  }

  private List<ImageReference> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ImageReference.parse(lab.host() + "/birds/a" + i + "@" + D1))
        .toList();
  }

  private static String success(List<ImageReference> images) {
    return "{\"success\":[\""
        + String.join("\",\"", images.stream().map(ImageReference::toString).toList())
        + "\"]}";
  }

  @Test
  void aBatchThatFailsDoesNotLoseTheOnesBefore() {
    List<ImageReference> many = many(3 * BATCH);
    lab.answer(200, success(many.subList(0, BATCH))).answer(503, "busy");

    BulkDeleteResult result = lab.icr().images().deleteAll(many);

    assertThat(result.deleted()).isEqualTo(many.subList(0, BATCH));
    assertThat(result.failures())
        .hasSize(2 * BATCH)
        .allSatisfy(
            failure ->
                assertThat(failure.message())
                    .startsWith("Could not delete 100 images in " + lab.host()));
    assertThat(lab.requests).hasSize(2);
  }

  @Test
  void aFirstBatchThatFailsFailsTheCall() {
    lab.answer(503, "busy");

    assertThatThrownBy(() -> lab.icr().images().deleteAll(List.of(first)))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void nothingIsDeletedIfOneImageMayNotBe() {
    ImageReference ibm = ImageReference.parse("icr.io/ibm/liberty:1");
    ImageReference hub = ImageReference.parse("alpine:3");

    assertThatThrownBy(() -> lab.icr().images().deleteAll(List.of(first, ibm)))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> lab.icr().images().deleteAll(List.of(first, hub)))
        .isInstanceOf(UnsupportedException.class);
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void everyRegionGetsItsOwn() {
    ImageReference us = ImageReference.parse("us.icr.io/birds/a@" + D1);
    ImageReference de = ImageReference.parse("de.icr.io/birds/a@" + D1);
    try (RegionsLab regions =
        new RegionsLab(
            Region.US_SOUTH, request -> "{\"success\":" + RegionsLab.body(request) + "}")) {
      assertThat(regions.icr().images().deleteAll(List.of(us, de)).deleted())
          .containsExactly(us, de);
      assertThat(regions.requests())
          .containsExactly(
              "POST http://us.icr.io/api/v1/images/bulkdelete",
              "POST http://de.icr.io/api/v1/images/bulkdelete");
    }
  }
}
