package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeletionFailure;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionPoliciesTest {
  private static final String A = "us.icr.io/birds/bluebird@sha256:" + "a".repeat(64);
  private static final String B = "us.icr.io/birds/bluebird@sha256:" + "b".repeat(64);
  private static final String C = "us.icr.io/birds/pigeon/grey@sha256:" + "c".repeat(64);
  private static final String NO_POLICY = "{\"code\":\"CRX0404E\",\"message\":\"No policy\"}";

  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void listsThePolicyOfEveryNamespace() {
    lab.answer(
        200,
        """
        {"wolves": {"namespace": "wolves", "account": "", "images_per_repo": 10,
                    "deletion_threshold_days": 365, "retain_untagged": false},
         "birds": {"namespace": "birds", "account": "a1", "images_per_repo": -1,
                   "retain_untagged": true},
         "cats1": {"namespace": null, "account": null, "images_per_repo": null},
         "dogs1": null, "eels1": null}
        """);

    assertThat(lab.icr().retention().list())
        .containsExactly(
            Map.entry(
                "birds",
                RetentionPolicy.builder()
                    .namespace("birds")
                    .account("a1")
                    .retainUntagged(true)
                    .build()),
            Map.entry("cats1", RetentionPolicy.builder().namespace("cats1").build()),
            Map.entry("dogs1", RetentionPolicy.keepAll("dogs1")),
            Map.entry("eels1", RetentionPolicy.keepAll("eels1")),
            Map.entry(
                "wolves",
                RetentionPolicy.builder()
                    .namespace("wolves")
                    .imagesPerRepository(10)
                    .deletionThresholdDays(365)
                    .build()));
    assertThat(lab.request()).isEqualTo("GET /api/v1/retentions");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void tellsThePolicyOfANamespace() {
    lab.answer(
        200, "{\"namespace\": \"birds\", \"images_per_repo\": 10, \"retain_untagged\": false}");

    assertThat(lab.icr().retention().get("birds"))
        .isEqualTo(RetentionPolicy.builder().namespace("birds").imagesPerRepository(10).build());
    assertThat(lab.request()).isEqualTo("GET /api/v1/retentions/birds");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void aNamespaceWithoutAPolicyHasTheOneOfTheList() {
    lab.answer(404, NO_POLICY);
    lab.answer(
        200,
        "{\"birds\": {\"namespace\":\"birds\",\"images_per_repo\":-1,\"retain_untagged\":true}}");

    assertThat(lab.icr().retention().get("birds")).isEqualTo(RetentionPolicy.keepAll("birds"));
    assertThat(lab.requests.get(1).getTarget()).isEqualTo("/api/v1/retentions");
  }

  @Test
  void aNamespaceThatIsNotListedIsNotThere() {
    lab.answer(404, NO_POLICY).answer(200, "{}");

    assertThatThrownBy(() -> lab.icr().retention().get("birds"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith(
            "Could not get the retention policy of " + lab.host() + "/birds: CRX0404E: No policy.");
  }

  @Test
  void setsACompletePolicy() {
    lab.answer(201, "");

    lab.icr().retention().set("birds", 10);

    assertThat(lab.request()).isEqualTo("POST /api/v1/retentions");
    assertThat(lab.body())
        .isEqualTo("{\"namespace\":\"birds\",\"images_per_repo\":10,\"retain_untagged\":false}");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void aStatusOf200MeansThatThePolicyIsSetToo() {
    lab.answer(200, "");

    lab.icr().retention().set(RetentionPolicy.keepAll("birds"));

    assertThat(lab.body())
        .isEqualTo("{\"namespace\":\"birds\",\"images_per_repo\":-1,\"retain_untagged\":true}");
  }

  @Test
  void sendsTheDeletionThresholdWhenItIsSet() {
    lab.answer(201, "");

    lab.icr().retention().set(p -> p.namespace("birds").deletionThresholdDays(0));

    assertThat(lab.body())
        .isEqualTo(
            "{\"namespace\":\"birds\",\"images_per_repo\":-1,\"retain_untagged\":false,"
                + "\"deletion_threshold_days\":0}");
  }

  @Test
  void theDeletionThresholdCanHaveAnotherName() {
    lab.answer(
        200, "{\"birds\":{\"deletionThreshold\":7},\"wolves\":{\"deletion_threshold_days\":9}}");
    lab.answer(201, "");
    RetentionPolicies retention =
        lab.icr(options -> options.deletionThresholdField("deletionThreshold")).retention();

    List<RetentionPolicy> policies = List.copyOf(retention.list().values());
    retention.set(policies.get(0));

    assertThat(policies.get(0).deletionThresholdDays()).hasValue(7);
    assertThat(policies.get(1).deletionThresholdDays()).hasValue(9);
    assertThat(lab.body())
        .isEqualTo(
            "{\"namespace\":\"birds\",\"images_per_repo\":-1,\"retain_untagged\":false,"
                + "\"deletionThreshold\":7}");
  }

  @Test
  void whatThisVersionDoesNotKnowIsSentBack() {
    lab.answer(
        200,
        "{\"namespace\":\"birds\",\"account\":\"\",\"images_per_repo\":3,\"retain_untagged\":true,"
            + "\"deletion_threshold_days\":30,\"protect\":{\"tags\":[\"v*\", null],\"n\":1.50}}");
    lab.answer(201, "");
    RetentionPolicies retention = lab.icr().retention();

    RetentionPolicy read = retention.get("birds");
    retention.set(RetentionPolicy.builder().from(read).imagesPerRepository(4).build());

    assertThat(lab.body())
        .isEqualTo(
            "{\"namespace\":\"birds\",\"images_per_repo\":4,\"retain_untagged\":true,"
                + "\"deletion_threshold_days\":30,"
                + "\"protect\":{\"tags\":[\"v*\", null],\"n\":1.50}}");
  }

  @Test
  void tellsWhatAPolicyWouldDelete() {
    lab.answer(200, "{\"" + A + "\": [\"0.9\", \"0.8\"], \"" + B + "\": [], \"" + C + "\": null}");

    assertThat(lab.icr().retention().analyze(p -> p.namespace("birds").imagesPerRepository(1)))
        .containsExactly(
            Map.entry(ImageReference.parse(A), List.of("0.9", "0.8")),
            Map.entry(ImageReference.parse(B), List.of()),
            Map.entry(ImageReference.parse(C), List.of()));
    assertThat(lab.request()).isEqualTo("POST /api/v1/retentions/analyze");
    assertThat(lab.body())
        .isEqualTo("{\"namespace\":\"birds\",\"images_per_repo\":1,\"retain_untagged\":false}");
  }

  @Test
  void anAnalysisWithoutRegistriesIsOfThisOne() {
    String digest = "@sha256:" + "a".repeat(64);
    lab.answer(200, "{\"birds/bluebird" + digest + "\": []}");

    assertThat(lab.icr().retention().analyze(p -> p.namespace("birds")))
        .containsOnlyKeys(ImageReference.parse(lab.host() + "/birds/bluebird" + digest));
  }

  @Test
  void tellsWhatThePolicyInForceDeletesNext() {
    lab.answer(200, "{\"namespace\":\"birds\",\"images_per_repo\":2,\"retain_untagged\":true}");
    lab.answer(200, "{}");

    assertThat(lab.icr().retention().analyze("birds")).isEmpty();
    assertThat(lab.body())
        .isEqualTo("{\"namespace\":\"birds\",\"images_per_repo\":2,\"retain_untagged\":true}");
  }

  @Test
  void anAnalysisWithoutDigestsIsNotBelieved() {
    lab.answer(200, "{\"us.icr.io/birds/bluebird:1\": []}");

    assertThatThrownBy(() -> lab.icr().retention().analyze(RetentionPolicy.keepAll("birds")))
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not analyze the retention policy of %s/birds: the answer names"
                + " us.icr.io/birds/bluebird:1, which is no image by digest in the namespace birds."
                + " Check the address of %s and any proxy in between",
            lab.host(), lab.host());
  }

  @Test
  void anAnalysisOfAnotherNamespaceIsNotBelieved() {
    lab.answer(200, "{\"" + A + "\": []}");

    assertThatThrownBy(() -> lab.icr().retention().run(RetentionPolicy.keepAll("bird")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("the answer names " + A + ", which is no image by digest");
    assertThat(lab.requests).hasSize(1);
  }

  @Test
  void runsAPolicyInBatches() {
    lab.answer(200, "{\"" + A + "\":[],\"" + B + "\":[],\"" + C + "\":[]}");
    lab.answer(
        200,
        "{\"success\":[\""
            + A
            + "\"],\"error\":{\""
            + B
            + "\":{\"code\":\"CRIxxxxE\",\"message\":\"The image was not found.\"}}}");
    lab.answer(200, "{\"success\":[\"" + C + "\"],\"error\":null}");

    BulkDeleteResult run =
        lab.icr(options -> options.deleteBatch(2))
            .retention()
            .run(p -> p.namespace("birds").imagesPerRepository(1));

    assertThat(run)
        .isEqualTo(
            BulkDeleteResult.builder()
                .addDeleted(ImageReference.parse(A), ImageReference.parse(C))
                .addFailures(failure(B, "CRIxxxxE", "The image was not found."))
                .build());
    assertThat(lab.requests)
        .extracting(RecordedRequest::getTarget)
        .containsExactly(
            "/api/v1/retentions/analyze", "/api/v1/images/bulkdelete", "/api/v1/images/bulkdelete");
    assertThat(lab.requests.get(1).getBody())
        .isEqualTo(ByteString.encodeUtf8("[\"" + A + "\",\"" + B + "\"]"));
    assertThat(lab.body()).isEqualTo("[\"" + C + "\"]");
  }

  @Test
  void runsThePolicyInForce() {
    lab.answer(200, "{\"namespace\":\"birds\",\"images_per_repo\":2,\"retain_untagged\":true}");
    lab.answer(200, "{\"" + A + "\":null}").answer(200, "{\"success\":[\"" + A + "\"]}");

    assertThat(lab.icr().retention().run("birds").deleted())
        .containsExactly(ImageReference.parse(A));
    assertThat(lab.body()).isEqualTo("[\"" + A + "\"]");
  }

  @Test
  void anImageThatTheAnswerLeavesOutIsNotDeleted() {
    lab.answer(200, "{\"" + A + "\":[],\"" + B + "\":[]}");
    lab.answer(200, "{\"success\":null,\"error\":{\"" + B + "\":null}}");

    assertThat(lab.icr().retention().run(p -> p.namespace("birds")).failures())
        .extracting(DeletionFailure::image)
        .containsExactlyInAnyOrder(ImageReference.parse(A), ImageReference.parse(B));
  }

  private static DeletionFailure failure(String image, String code, String message) {
    return DeletionFailure.builder()
        .image(ImageReference.parse(image))
        .code(code)
        .message(message)
        .build();
  }

  @Test
  void nothingIsDeletedWhenThePolicyKeepsAll() {
    lab.answer(200, "{}");

    assertThat(lab.icr().retention().run(RetentionPolicy.keepAll("birds")))
        .isEqualTo(BulkDeleteResult.builder().build());
    assertThat(lab.requests).hasSize(1);
  }

  @Test
  void aFailureHalfWayLosesNothingThatIsKnown() {
    lab.answer(200, "{\"" + A + "\":[],\"" + B + "\":[]}");
    lab.answer(200, "{\"success\":[\"" + A + "\"]}");
    lab.answer(503, "{\"message\":\"Unable to authenticate with IBM Cloud\"}");

    BulkDeleteResult run =
        lab.icr(options -> options.deleteBatch(1)).retention().run(p -> p.namespace("birds"));

    assertThat(run.deleted()).containsExactly(ImageReference.parse(A));
    assertThat(run.failures())
        .extracting(DeletionFailure::message)
        .containsExactly(
            "Could not delete %2$s: UNKNOWN: Unable to authenticate with IBM Cloud. Try again; if it happens again, raise the time-outs or check %1$s (POST http://%1$s/api/v1/images/bulkdelete answered 503)"
                .formatted(lab.host(), B));
  }

  @Test
  void aPolicyKeepsNoNegativeNumberOfImages() {
    assertThatThrownBy(
            () -> RetentionPolicy.builder().namespace("birds").imagesPerRepository(-1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The number of images to keep is not negative; leave it out to keep all: -1");
  }

  @Test
  void aThresholdIsNoNegativeNumberOfDays() {
    assertThatThrownBy(
            () -> RetentionPolicy.builder().namespace("birds").deletionThresholdDays(-2).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The deletion threshold is a number of days, not negative: -2");
  }
}
