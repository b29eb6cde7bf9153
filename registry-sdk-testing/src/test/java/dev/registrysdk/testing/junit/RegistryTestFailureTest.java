package dev.registrysdk.testing.junit;

import static dev.registrysdk.testing.RequestPattern.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a failing test tells, and what makes a test fail that has not failed by itself. */
final class RegistryTestFailureTest {
  @Test
  void failureShowsTheRequestsWithoutCredentials() {
    Throwable failure = Engine.failure(Failing.class);

    assertThat(failure).hasMessage("as intended");
    assertThat(Engine.suppressed(failure))
        .containsExactly(
            Failing.SEEN.poll()
                + " received:\n"
                + "  1. GET /v2/ -> 200\n"
                + "  2. GET /v2/acme/web/tags/list?n=2&access_token=*** -> 404",
            "\"other\", " + Failing.SEEN.poll() + " received no request",
            Failing.SEEN.poll() + " received:\n  1. GET /identity/keys -> 200");
    assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
  }

  @RegistryTest
  static class Failing {
    static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    @Test
    void fails(InMemoryRegistry registry, @Named("other") InMemoryRegistry other, InMemoryIam iam) {
      SEEN.addAll(List.of(registry.toString(), other.toString(), iam.toString()));
      Http.get(registry.url() + "v2/", "Authorization", "Bearer secret");
      Http.get(registry.url() + "v2/acme/web/tags/list?n=2&access_token=secret");
      Http.get(iam.url() + "identity/keys");
      throw new AssertionError("as intended");
    }
  }

  @Test
  void failureInAfterEachShowsTheRequestsToo() {
    Throwable failure = Engine.failure(FailingAfter.class);

    assertThat(failure).hasMessage("as intended");
    assertThat(Engine.suppressed(failure))
        .singleElement()
        .asString()
        .endsWith(" received:\n  1. GET /v2/ -> 200");
  }

  @RegistryTest
  static class FailingAfter {
    @Test
    void passes(InMemoryRegistry registry) {
      Http.get(registry.url() + "v2/");
    }

    @AfterEach
    void fail() {
      throw new AssertionError("as intended");
    }
  }

  @Test
  void failureBeforeAllShowsTheRequestsToo() {
    Throwable failure = Engine.failure(FailingBeforeAll.class);

    assertThat(failure).hasMessage("as intended");
    assertThat(Engine.suppressed(failure))
        .singleElement()
        .asString()
        .endsWith(" received:\n  1. GET /v2/ -> 200");
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  static class FailingBeforeAll {
    @BeforeAll
    static void beforeAll(InMemoryRegistry registry) {
      Http.get(registry.url() + "v2/");
      throw new AssertionError("as intended");
    }

    @Test
    void never() {}
  }

  @Test
  void failureOfADynamicTestShowsTheRequestsToo() {
    Throwable failure = Engine.failure(FailingDynamic.class);

    assertThat(failure).hasMessage("as intended");
    assertThat(Engine.suppressed(failure))
        .singleElement()
        .asString()
        .endsWith(" received:\n  1. GET /v2/ -> 200");
  }

  @RegistryTest
  static class FailingDynamic {
    @TestFactory
    List<DynamicTest> factory(InMemoryRegistry registry) {
      registry.faults().on(put("/v2/*/manifests/*")).respond(503);
      return List.of(
          DynamicTest.dynamicTest(
              "fails",
              () -> {
                Http.get(registry.url() + "v2/");
                throw new AssertionError("as intended");
              }));
    }
  }

  @Test
  void abortedTestStaysAbortedWithoutItsFaults() {
    var results = Engine.run(Aborted.class);

    results.testEvents().assertStatistics(statistics -> statistics.aborted(1).failed(0));
    assertThat(Engine.failures(results)).isEmpty();
  }

  @RegistryTest
  static class Aborted {
    @Test
    void aborts(InMemoryRegistry registry) {
      registry.faults().on(put("/v2/*/manifests/*")).respond(503);
      assumeTrue(false, "as intended");
    }
  }

  @Test
  void faultThatNeverHappenedFailsTheTest() {
    Throwable failure = Engine.failure(NeverTriggered.class);

    String registry = NeverTriggered.SEEN.poll();
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            registry + ": A fault did not happen as often as asked:\n- PUT /v2/*/manifests/*")
        .hasMessageEndingWith("GET /v2/: its path is another");
    assertThat(Engine.suppressed(failure))
        .containsExactly(registry + " received:\n  1. GET /v2/ -> 200");
  }

  @RegistryTest
  static class NeverTriggered {
    static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    @Test
    void passes(InMemoryRegistry registry, Faults faults) {
      SEEN.add(registry.toString());
      faults.on(put("/v2/*/manifests/*")).respond(503);
      Http.get(registry.url() + "v2/");
    }
  }

  @Test
  void faultThatNeverHappenedDoesNotHideTheFailure() {
    Throwable failure = Engine.failure(NeverTriggeredAndFailing.class);

    assertThat(failure).hasMessage("as intended");
    assertThat(Engine.suppressed(failure)).hasSize(2);
    assertThat(Engine.suppressed(failure).get(0)).contains("A fault did not happen");
    assertThat(Engine.suppressed(failure).get(1)).endsWith(" received no request");
  }

  @RegistryTest
  static class NeverTriggeredAndFailing {
    @Test
    void fails(InMemoryRegistry registry) {
      registry.faults().on(put("/v2/*/manifests/*")).respond(503);
      throw new AssertionError("as intended");
    }
  }

  @Test
  void faultsOfASharedRegistryAreAskedForAfterEachMethod() {
    var results = Engine.run(SharedFaults.class);

    assertThat(Engine.failures(results))
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("A fault did not happen as often as asked");
    results.testEvents().assertStatistics(statistics -> statistics.succeeded(1).failed(1));
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class SharedFaults {
    @Test
    void one(InMemoryRegistry registry) {
      registry.faults().on(put("/v2/*/manifests/*")).respond(503);
    }

    @Test
    void two(InMemoryRegistry registry) {
      assertThat(registry.faults().untriggered()).isEmpty();
    }
  }

  @Test
  void registryIsClosedThoughTheConstructorFails() {
    Throwable failure = Engine.failure(FailingConstructor.class);

    assertThat(failure).hasMessage("as intended");
    InMemoryRegistry registry = FailingConstructor.SEEN.remove();
    assertThatThrownBy(registry::address).hasMessageContaining("is closed");
  }

  @RegistryTest
  static class FailingConstructor {
    static final Queue<InMemoryRegistry> SEEN = new ConcurrentLinkedQueue<>();

    FailingConstructor(InMemoryRegistry registry) {
      SEEN.add(registry);
      throw new AssertionError("as intended");
    }

    @Test
    void never() {}
  }

  @Test
  void useAfterTheMethodFailsTheClass() {
    Throwable failure = Engine.failure(LateUse.class);

    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure.getMessage())
        .matches(
            "InMemoryRegistry at http://127\\.0\\.0\\.1:\\d+/ was closed with one\\(\\), and used"
                + " after that:\n"
                + "  - putBlob\\(\\) on the thread \".*\" in \\S*RegistryTestFailureTest\\$LateUse"
                + "\\.lambda\\$two\\S*\\(RegistryTestFailureTest\\.java:\\d+\\)\n"
                + "  - url\\(\\) on the thread \".*\" in \\S*RegistryTestFailureTest\\$LateUse"
                + "\\.lambda\\$two\\S*\\(RegistryTestFailureTest\\.java:\\d+\\)\n"
                + "Let the test wait for what it starts; to share a registry between methods use"
                + " @RegistryTest\\(per = CLASS\\)");
  }

  @RegistryTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class LateUse {
    static final Queue<InMemoryRegistry> SEEN = new ConcurrentLinkedQueue<>();

    @Test
    void one(InMemoryRegistry registry) {
      SEEN.add(registry);
    }

    @Test
    void two() {
      InMemoryRegistry closed = SEEN.remove();
      assertThatThrownBy(() -> closed.putBlob("acme/web", new byte[1])).isNotNull();
      assertThatThrownBy(() -> closed.url()).isNotNull();
    }
  }

  @Test
  void useAfterTheClassFailsTheRun() {
    Throwable failure = Engine.failure(LateUseOfClass.class);

    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure.getMessage())
        .matches(
            "(?s)InMemoryRegistry at \\S+ was closed with LateUseOfClass, and used after that:\n"
                + "  - url\\(\\) on the thread .*");
  }

  static class LateUseOfClass {
    @RegisterExtension
    @Order(1)
    static final AfterEverything LATER = new AfterEverything();

    @RegisterExtension
    @Order(2)
    static final RegistryExtension REGISTRIES = RegistryExtension.builder().build();

    @Test
    void passes(InMemoryRegistry registry) {
      LATER.remember(registry);
    }
  }

  @Test
  void useAfterTheTestHasClosedItsRegistryItselfIsItsOwnAffair() {
    assertThat(Engine.notes(ClosesItself.class)).isEmpty();
  }

  @RegistryTest
  static class ClosesItself {
    @Test
    void closes(InMemoryRegistry registry) {
      registry.close();
      assertThatThrownBy(registry::url).isNotNull();
    }
  }

  @Test
  void temporaryFileThatStaysFailsTheTest() throws IOException {
    Throwable failure = Engine.failure(LeavingFiles.class);
    Path foreign = LeavingFiles.SEEN.remove();
    Files.delete(foreign);
    Files.delete(foreign.getParent());

    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure.getMessage())
        .matches("InMemoryRegistry at \\S+ is closed, but leaves\\(\\) has left of it:(?s).*")
        .endsWith(
            ":\n  - the temporary file "
                + foreign.getParent()
                + "\n  - the temporary file "
                + foreign);
  }

  @RegistryTest
  static class LeavingFiles {
    static final Queue<Path> SEEN = new ConcurrentLinkedQueue<>();

    @Test
    void leaves(InMemoryRegistry registry) throws IOException {
      String large = "x".repeat(1_100_000);
      Http.send("PATCH", Http.upload(registry.url() + "v2/acme/web/blobs/uploads/"), large);
      List<Path> files = registry.leftovers().files();
      assertThat(files).hasSizeGreaterThan(1);
      SEEN.add(Files.createFile(files.get(0).resolve("foreign")));
    }
  }

  @Test
  void threadThatDoesNotEndFailsTheTest() {
    Throwable failure = Engine.failure(Hanging.class);
    Hanging.RELEASE.countDown();

    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure.getMessage())
        .matches(
            "InMemoryRegistry at http://127\\.0\\.0\\.1:\\d+/ is closed, but hangs\\(\\) has left"
                + " of it:\n"
                + "  - the thread \".*\" is in \\S*RegistryTestFailureTest\\$Hanging"
                + "\\.lambda\\S*\\(RegistryTestFailureTest\\.java:\\d+\\)\n"
                + "An interceptor has to end when it is interrupted");
    assertThat(Engine.suppressed(failure)).last().asString().endsWith(" received no request");
  }

  @RegistryTest
  static class Hanging {
    static final CountDownLatch RELEASE = new CountDownLatch(1);

    @Test
    void hangs(InMemoryRegistry registry) throws InterruptedException {
      CountDownLatch entered = new CountDownLatch(1);
      registry.intercept(
          (request, next) -> {
            entered.countDown();
            boolean interrupted = false;
            while (RELEASE.getCount() > 0) {
              try {
                RELEASE.await();
              } catch (InterruptedException ignored) {
                interrupted = true;
              }
            }
            if (interrupted) {
              Thread.currentThread().interrupt();
            }
            return next.proceed();
          });
      String url = registry.url() + "v2/";
      CompletableFuture<Void> request = CompletableFuture.runAsync(() -> Http.get(url));
      entered.await();
      assertThat(request).isNotDone();
    }
  }
}
