package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interrupt ends a copy whatever it is waiting for. */
class InterruptTest {
  private final RemoteFixture remote = RemoteFixture.start();
  private final MemoryStore source = new MemoryStore("1.0");
  private final CountDownLatch waiting = new CountDownLatch(1);

  @AfterEach
  void stop() {
    remote.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /web/manifests/1.0, true",
    "HEAD, /copy/manifests/1.0, false",
    "GET, /web/manifests/sha256:, true",
    "POST, /copy/blobs/, false",
    "PUT, /copy/manifests/1.0, false"
  })
  void copyEnds(String method, String path, boolean inTheBody) throws InterruptedException {
    Reply.Effect effect = inTheBody ? Reply.Effect.STALL_BODY : Reply.Effect.STALL;
    source.root(TestImages.index(source, Platform.LINUX_AMD64));
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.intercept(stalling(method, path, effect));

    @Nullable CancelledException thrown =
        interrupted(
            () ->
                remote.copy(
                    remote.repository.image("1.0"),
                    remote.registry.repository("acme/copy").image("1.0")));

    assertThat(thrown)
        .hasMessageStartingWith("Copying " + remote.repository + ":1.0 to ")
        .hasMessageContaining(": the thread was interrupted. Nothing half-written was left behind");
  }

  @Test
  void listEnds() throws InterruptedException {
    source.root(TestImages.image(source, Platform.LINUX_AMD64));
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.intercept(stalling("GET", "/tags/list", Reply.Effect.STALL_BODY));

    @Nullable CancelledException thrown =
        interrupted(() -> remote.repository.tags().forEach(tag -> {}));

    assertThat(thrown)
        .hasMessageStartingWith(
            "Could not list the tags of " + remote.repository + ": the thread was interrupted");
  }

  private Interceptor stalling(String method, String path, Reply.Effect effect) {
    return (request, next) -> {
      if (!request.method().equals(method) || !request.path().contains(path)) {
        return next.proceed();
      }
      waiting.countDown();
      return next.proceed().withEffect(effect);
    };
  }

  /** Interrupts a thread whose request has arrived. */
  private @Nullable CancelledException interrupted(Runnable work) throws InterruptedException {
    AtomicReference<@Nullable CancelledException> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (CancelledException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : null);
              }
            });
    thread.start();
    waiting.await();
    thread.interrupt();
    thread.join();
    return thrown.get();
  }
}
