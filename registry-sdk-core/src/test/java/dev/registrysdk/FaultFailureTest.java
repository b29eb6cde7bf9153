package dev.registrysdk;

import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.post;
import static dev.registrysdk.testing.RequestPattern.put;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.FaultRule;
import dev.registrysdk.testing.HandshakeFault;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RequestPattern;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that stay: each gets its own type of error, and leaves nothing half-written. */
class FaultFailureTest {
  private static final String BLOB = "/v2/*/blobs/*";
  private static final String MANIFEST = "/v2/*/manifests/*";
  private static final String TAGS = "/v2/*/tags/list";

  /**
   * A failure that does not go away.
   *
   * @param reason what the message says of it
   */
  record Defect(
      String name,
      RequestPattern requests,
      Consumer<FaultRule> fault,
      Class<? extends RegistryException> type,
      String reason) {
    @Override
    public String toString() {
      return requests + ": " + name;
    }
  }

  private static Stream<Defect> refusals(RequestPattern each) {
    return Stream.of(
        new Defect(
            "429",
            each,
            r -> r.respond(429).retryAfter(Duration.ZERO).error("TOOMANYREQUESTS", "slow down"),
            RateLimitedException.class,
            each.toString().startsWith("HEAD") ? "429" : "TOOMANYREQUESTS: slow down"),
        new Defect(
            "long wait",
            each,
            r -> r.respond(429).retryAfter(Duration.ofHours(1)),
            RateLimitedException.class,
            "Wait 60 min, then try again"),
        new Defect("proxy", each, r -> r.respond(502).htmlPage(), TransportException.class, "502"),
        new Defect(
            "denied page", each, r -> r.respond(403).htmlPage(), DeniedException.class, "403"),
        new Defect(
            "long text",
            each,
            r -> r.respond(400).longText(1_000_000),
            RejectedException.class,
            "answered 400"),
        new Defect(
            "garbage", each, r -> r.respond(400).garbageJson(), RejectedException.class, "400"),
        new Defect(
            "no answer",
            each,
            r -> r.cutResponseAfter(0),
            TransportException.class,
            "the connection broke off"),
        new Defect(
            "circle",
            each,
            r -> r.respond(307).loopingLocation(),
            TransportException.class,
            "it redirects in a circle"),
        new Defect(
            "nowhere",
            each,
            r -> r.respond(302),
            RejectedException.class,
            "the registry answered 302"),
        new Defect(
            "dead host",
            each,
            r -> r.respond(307).locationAt(URI.create("http://127.0.0.1:1")),
            TransportException.class,
            "nothing answers at that host and port"));
  }

  private static Defect damage(String name, String path, String reason, Consumer<FaultRule> fault) {
    return new Defect(name, get(path), fault, IntegrityException.class, reason);
  }

  static Stream<Defect> reading() {
    return Stream.concat(
        Stream.of(get(BLOB), get(MANIFEST)).flatMap(FaultFailureTest::refusals),
        Stream.of(
            damage("flipped byte", BLOB, "its digest is", r -> r.alter().flipByte(3)),
            damage("other", BLOB, "its digest is", r -> r.alter().otherContent()),
            damage("short", BLOB, "it ended after 3 of", r -> r.alter().shortenBody(3)),
            damage("length", BLOB, "it ended after 2 of", r -> r.alter().contentLength(2)),
            damage("gzip", BLOB, "is damaged", r -> r.alter().gzip()),
            damage("page", BLOB, "is damaged", r -> r.respond(200).htmlPage()),
            damage("nothing", BLOB, "it ended after 0 of", r -> r.respond(200).emptyBody()),
            damage("other", MANIFEST, "not valid JSON", r -> r.alter().otherContent()),
            damage("short", MANIFEST, "not valid JSON", r -> r.alter().shortenBody(3)),
            damage("length", MANIFEST, "not valid JSON", r -> r.alter().contentLength(2)),
            damage("gzip", MANIFEST, "not valid JSON", r -> r.alter().gzip()),
            damage("garbage", MANIFEST, "not valid JSON", r -> r.respond(200).garbageJson()),
            damage("page", MANIFEST, "not valid JSON", r -> r.respond(200).htmlPage()),
            damage("nothing", MANIFEST, "not valid JSON", r -> r.respond(200).emptyBody()),
            damage("list", MANIFEST, "not a JSON object", r -> r.respond(200).json("[1]")),
            new Defect(
                "half an answer",
                get(MANIFEST),
                r -> r.cutResponseAfter(3),
                TransportException.class,
                "the connection broke off")));
  }

  static Stream<Defect> listing() {
    String reason = "the answer is not the list it should be";
    return Stream.concat(
        refusals(get(TAGS)),
        Stream.of(
            damage("garbage", TAGS, reason, r -> r.respond(200).garbageJson()),
            damage("page", TAGS, reason, r -> r.respond(200).htmlPage()),
            damage("shape", TAGS, reason, r -> r.respond(200).json("[\"1.0\"]")),
            damage("gzip", TAGS, reason, r -> r.alter().gzip()),
            new Defect(
                "pages in a circle",
                get(TAGS),
                r -> r.alter().loopingLink(),
                TransportException.class,
                "the registry's pages lead back to each other"),
            new Defect(
                "page elsewhere",
                get(TAGS),
                r -> r.alter().link("<http://127.0.0.1:1/v2/acme/web/tags/list>; rel=\"next\""),
                TransportException.class,
                "the next page is said to be at another place")));
  }

  static Stream<Defect> writing() {
    return Stream.concat(
        Stream.of(post("/v2/*/blobs/uploads/"), put("/v2/*/blobs/uploads/*"), put(MANIFEST))
            .flatMap(FaultFailureTest::refusals),
        Stream.of(
            new Defect(
                "cut in the body",
                put("/v2/*/blobs/uploads/*"),
                r -> r.cutRequestAfter(2),
                TransportException.class,
                "the connection broke off"),
            new Defect(
                "no address",
                post("/v2/*/blobs/uploads/"),
                r -> r.alter().withoutHeader("Location"),
                TransportException.class,
                "the registry did not say where to"),
            new Defect(
                "wrong digest",
                put(MANIFEST),
                r -> r.alter().wrongDigestHeader(),
                IntegrityException.class,
                "the registry stored other bytes than it was sent")));
  }

  @ParameterizedTest
  @MethodSource("reading")
  void pullFailsWithNothingWritten(Defect defect, @TempDir Path directory) throws IOException {
    try (FaultStage stage = FaultStage.start().filled()) {
      defect.fault().accept(stage.faults().on(defect.requests()));
      OciLayout layout = OciLayout.at(directory.resolve("layout"));

      assertFails(defect, () -> stage.client.images().pull(stage.web, layout));

      Path index = directory.resolve("layout/index.json");
      assertThat(Files.exists(index) ? Files.readString(index) : "").doesNotContain("digest");
      stage.faults().verify();
    }
  }

  @ParameterizedTest
  @MethodSource("listing")
  void listFails(Defect defect) {
    try (FaultStage stage = FaultStage.start().filled()) {
      defect.fault().accept(stage.faults().on(defect.requests()));

      assertFails(defect, () -> stage.client.tags().list(stage.server.address() + "/acme/web"));

      stage.faults().verify();
    }
  }

  @ParameterizedTest
  @MethodSource("writing")
  void pushFailsWithoutATag(Defect defect) {
    try (FaultStage stage = FaultStage.start()) {
      defect.fault().accept(stage.faults().on(defect.requests()));

      assertFails(defect, stage::push);

      // Where only the answer is lost or wrong, the registry has the image.
      boolean stored =
          defect.requests().toString().equals("PUT " + MANIFEST)
              && List.of("no answer", "wrong digest").contains(defect.name());
      assertThat(stage.server.tags("acme/web")).hasSize(stored ? 1 : 0);
      stage.faults().verify();
    }
  }

  @ParameterizedTest
  @MethodSource("reading")
  void copyFailsWithoutATag(Defect defect) {
    try (FaultStage stage = FaultStage.start().filled();
        InMemoryRegistry other = InMemoryRegistry.start()) {
      defect.fault().accept(stage.faults().on(defect.requests()));

      assertFails(
          defect, () -> stage.client.images().copy(stage.web, other.address() + "/acme/web:1.0"));

      assertThat(other.tags("acme/web")).isEmpty();
      stage.faults().verify();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HandshakeFault.class,
      names = {"ALERT", "GARBAGE"})
  void handshakeThatFailsIsNotTriedAgain(HandshakeFault fault) {
    try (InMemoryRegistry server = InMemoryRegistry.builder().https().start();
        RegistryClient client = trusting(server)) {
      server.faults().failHandshakes(1, fault);

      @Nullable TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> client.tags().list(server.address() + "/acme/web"));

      assertThat(failure).hasMessageContaining("(GET https://" + server.address());
      assertThat(server.requestCount()).isZero();
      server.faults().verify();
    }
  }

  @Test
  void connectionThatEndsInTheHandshakeIsTriedAgain() {
    try (InMemoryRegistry server = InMemoryRegistry.builder().https().start();
        RegistryClient client = trusting(server)) {
      server.putManifest("acme/web", "1.0", "a/b", "content".getBytes(UTF_8));
      server.faults().failHandshakes(1, HandshakeFault.CLOSE);

      assertThat(client.tags().list(server.address() + "/acme/web")).containsExactly("1.0");
      server.faults().verify();
    }
  }

  private static RegistryClient trusting(InMemoryRegistry server) {
    return RegistryClient.builder()
        .http(
            http ->
                http.addHttps(server.address())
                    .addCertificateAuthorities(server.certificate().authority())
                    .retry(RetryPolicy.builder().initialDelay(Duration.ZERO).build()))
        .build();
  }

  @Test
  void stormEndsWithTheBudgetOfTheOperation() {
    try (FaultStage stage = FaultStage.start().filled()) {
      stage.faults().on(any("/v2/**")).after(1).respond(429).retryAfter(Duration.ZERO);

      assertThat(catchThrowableOfType(RateLimitedException.class, stage::pull)).isNotNull();

      // The manifest, and three blobs that are asked for five times at most.
      assertThat(stage.server.requestCount()).isBetween(6, 16);
      assertThat(stage.target.tags).isEmpty();
    }
  }

  private static void assertFails(Defect defect, Runnable work) {
    RegistryException failure = catchThrowableOfType(RegistryException.class, work::run);
    assertThat(failure)
        .isExactlyInstanceOf(defect.type())
        .hasMessageContaining(defect.reason())
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1200));
  }
}
