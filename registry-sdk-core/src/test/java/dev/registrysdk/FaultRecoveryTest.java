package dev.registrysdk;

import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.head;
import static dev.registrysdk.testing.RequestPattern.patch;
import static dev.registrysdk.testing.RequestPattern.post;
import static dev.registrysdk.testing.RequestPattern.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.testing.FaultRule;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RequestPattern;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that a client gets over, and what each costs in requests. */
class FaultRecoveryTest {
  private static final RequestPattern BLOB = get("/v2/*/blobs/*");
  private static final RequestPattern MANIFEST = get("/v2/*/manifests/*");
  private static final RequestPattern TAGS = get("/v2/*/tags/list");
  private static final RequestPattern START = post("/v2/*/blobs/uploads/");
  private static final RequestPattern CHUNK = patch("/v2/*/blobs/uploads/*");
  private static final RequestPattern FINISH = put("/v2/*/blobs/uploads/*");
  private static final RequestPattern WRITE = put("/v2/*/manifests/*");

  /**
   * A failure.
   *
   * @param more how many requests it takes more than without it
   */
  record Setback(
      String name, RequestPattern requests, Consumer<FaultRule> fault, int times, int more) {
    static Setback once(String name, RequestPattern requests, int more, Consumer<FaultRule> fault) {
      return new Setback(name, requests, fault, 1, more);
    }

    static Setback twice(
        String name, RequestPattern requests, int more, Consumer<FaultRule> fault) {
      return new Setback(name, requests, fault, 2, more);
    }

    void arrange(FaultStage stage) {
      fault.accept(stage.faults().on(requests).times(times));
    }

    @Override
    public String toString() {
      return requests + ": " + name;
    }
  }

  static Stream<Setback> reading() {
    return Stream.of(BLOB, MANIFEST, TAGS)
        .flatMap(
            each ->
                Stream.of(
                    Setback.twice("503", each, 2, r -> r.respond(503).retryAfter(Duration.ZERO)),
                    Setback.twice("429", each, 2, r -> r.respond(429).retryAfter(Duration.ZERO)),
                    Setback.twice("HTML", each, 2, r -> r.respond(502).htmlPage()),
                    Setback.once("no answer", each, 1, r -> r.cutResponseAfter(0)),
                    Setback.once("half an answer", each, 1, r -> r.cutResponseAfter(3)),
                    Setback.once("drip", each, 0, r -> r.drip(5, Duration.ofMillis(1))),
                    Setback.once("chunks", each, 0, r -> r.alter().chunked()),
                    Setback.once("no length", each, 0, r -> r.alter().withoutContentLength()),
                    Setback.once("warning", each, 0, r -> r.alter().warning("soon gone")),
                    Setback.once("odd type", each, 0, r -> r.alter().contentType("text/html"))));
  }

  static Stream<Setback> silence() {
    return Stream.of(BLOB, MANIFEST, TAGS)
        .flatMap(
            each ->
                Stream.of(
                    Setback.once("silence", each, 1, r -> r.stall()),
                    Setback.once("silence in the body", each, 1, r -> r.stallResponseAfter(3))));
  }

  static Stream<Setback> writing() {
    return Stream.of(
        Setback.twice("503", START, 2, r -> r.respond(503).retryAfter(Duration.ZERO)),
        Setback.twice("503", FINISH, 2, r -> r.respond(503).retryAfter(Duration.ZERO)),
        Setback.twice("503", WRITE, 2, r -> r.respond(503).retryAfter(Duration.ZERO)),
        Setback.twice(
            "503", head("/v2/*/manifests/*"), 2, r -> r.respond(503).retryAfter(Duration.ZERO)),
        Setback.once("no answer", START, 1, r -> r.cutResponseAfter(0)),
        // The registry has the blob, and has forgotten its upload: another one is needed.
        Setback.once("no answer", FINISH, 4, r -> r.cutResponseAfter(0)),
        Setback.once("no answer", WRITE, 1, r -> r.cutResponseAfter(0)),
        Setback.once("cut in the body", FINISH, 1, r -> r.cutRequestAfter(2)),
        Setback.once("cut in the body", WRITE, 1, r -> r.cutRequestAfter(2)),
        Setback.once("relative address", START, 0, r -> r.alter().relativeLocation()),
        Setback.once("absolute address", START, 0, r -> r.alter().absoluteLocation()),
        Setback.once("no address", WRITE, 0, r -> r.alter().withoutHeader("Location")),
        Setback.once("no digest", WRITE, 0, r -> r.alter().withoutHeader("Docker-Content-Digest")));
  }

  static Stream<Setback> chunks() {
    return Stream.of(
        Setback.twice("201", CHUNK, 0, r -> r.alter().status(201)),
        Setback.twice("stale range", CHUNK, 0, r -> r.alter().header("Range", "0-0")),
        Setback.once("no answer", CHUNK, 2, r -> r.cutResponseAfter(0)),
        Setback.once("cut in the body", CHUNK, 1, r -> r.cutRequestAfter(2)),
        Setback.once("416", CHUNK, 2, r -> r.respond(416)));
  }

  @ParameterizedTest
  @MethodSource("reading")
  void imageAndTagsAreReadDespite(Setback setback) {
    try (FaultStage stage = FaultStage.start().filled()) {
      assertRead(stage, setback);
      assertThat(stage.server.requestCount()).isEqualTo(5 + setback.more());
    }
  }

  @ParameterizedTest
  @MethodSource("silence")
  void imageAndTagsAreReadDespiteSilence(Setback setback) {
    try (FaultStage stage = FaultStage.impatient().filled()) {
      assertRead(stage, setback);
      // More if the machine is so busy that other answers come too late as well.
      assertThat(stage.server.requestCount()).isGreaterThanOrEqualTo(5 + setback.more());
    }
  }

  private static void assertRead(FaultStage stage, Setback setback) {
    setback.arrange(stage);

    stage.pull();

    assertThat(stage.client.tags().list(stage.server.address() + "/acme/web"))
        .containsExactly("1.0");
    assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
    assertThat(stage.target.blobs.keySet()).isEqualTo(stage.source.blobs.keySet());
    stage.faults().verify();
  }

  @ParameterizedTest
  @MethodSource("writing")
  void imageIsPushedDespite(Setback setback) {
    try (FaultStage stage = FaultStage.start()) {
      setback.arrange(stage);

      stage.push();

      assertWhole(stage);
      assertThat(stage.server.requestCount()).isEqualTo(8 + setback.more());
      stage.faults().verify();
    }
  }

  @ParameterizedTest
  @MethodSource("chunks")
  void imageIsPushedInChunksDespite(Setback setback) {
    TransferOptions small = TransferOptions.builder().chunkSize(64).build();
    try (FaultStage usual =
            new FaultStage(InMemoryRegistry.builder(), options -> options.transfers(small));
        FaultStage stage =
            new FaultStage(InMemoryRegistry.builder(), options -> options.transfers(small))) {
      setback.arrange(stage);
      usual.push();

      stage.push();

      assertWhole(stage);
      assertThat(stage.server.requestCount() - usual.server.requestCount())
          .isEqualTo(setback.more());
      stage.faults().verify();
    }
  }

  @Test
  void copyUploadsWhatIsNotMounted() {
    try (FaultStage stage = FaultStage.start().filled()) {
      stage.faults().on(START.parameter("mount")).declineMount();

      stage.client.images().copy(stage.web, stage.server.address() + "/acme/copy:1.0");

      assertThat(stage.server.manifest("acme/copy", "1.0")).isPresent();
      assertThat(stage.server.requests(call -> call.method().equals("PUT"))).hasSize(4);
      stage.faults().verify();
    }
  }

  @Test
  void digestHeaderIsNeitherNeededNorBelieved() {
    try (FaultStage stage = FaultStage.start().filled()) {
      stage.faults().on(MANIFEST).once().alter().wrongDigestHeader();
      stage.faults().on(MANIFEST).once().alter().withoutHeader("Docker-Content-Digest");
      stage.faults().on(head("/v2/*/manifests/*")).alter().withoutHeader("Docker-Content-Digest");

      stage.pull();

      assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
      assertThat(stage.client.images().digest(stage.web)).isEqualTo(stage.image.digest());
      stage.faults().verify();
    }
  }

  @Test
  void blobsOfAnotherHostAreReadWithoutCredentials() {
    try (FaultStage stage =
            new FaultStage(
                    InMemoryRegistry.builder().auth(RegistryAuth.basic("ann", "secret")),
                    options -> options)
                .filled();
        InMemoryRegistry storage = InMemoryRegistry.start()) {
      stage.source.blobs.values().forEach(content -> storage.putBlob("acme/web", content));
      storage.faults().on(get("/v2/**").header("Authorization")).respond(400);
      stage.faults().on(BLOB).once().respond(302).locationAt(storage.url());
      stage.faults().on(BLOB).once().respond(307).locationAt(storage.url());
      stage.faults().on(BLOB).once().respond(308).locationAt(storage.url());

      stage.pull();

      assertThat(storage.requests()).hasSize(3).noneMatch(RecordedCall::authorized);
      assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
      stage.faults().verify();
    }
  }

  @Test
  void repeatedLinkIsFollowedOnce() {
    try (FaultStage stage =
        new FaultStage(InMemoryRegistry.builder().pageLimit(1), options -> options).filled()) {
      stage.server.putManifest(
          "acme/web", "2.0", stage.image.mediaType().toString(), stage.image.bytes());
      stage.faults().on(TAGS).once().alter().duplicateLink();

      assertThat(stage.client.tags().list(stage.server.address() + "/acme/web"))
          .containsExactly("1.0", "2.0");
      assertThat(stage.server.requestCount()).isEqualTo(2);
      stage.faults().verify();
    }
  }

  private static void assertWhole(FaultStage stage) {
    assertThat(stage.server.manifest("acme/web", "1.0"))
        .hasValueSatisfying(
            stored -> assertThat(stored.digest()).isEqualTo(stage.image.digest().toString()));
    for (Digest blob : stage.source.blobs.keySet()) {
      assertThat(stage.server.hasBlob("acme/web", blob.toString())).isTrue();
    }
  }
}
