package dev.registrysdk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import retrofit2.Response;

final class OperationTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread daemon = new Thread(task);
            daemon.setDaemon(true);
            return daemon;
          });

  private Lab silent() {
    return new Lab(
        request -> {
          asked.countDown();
          return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
        });
  }

  private static RegistryException failure(Lab lab, HttpPipeline pipeline, Operation operation) {
    try {
      operation.send(lab.api(pipeline).get("/v2/", operation.call("Could not read x")));
      throw new AssertionError("an answer came");
    } catch (RegistryException e) {
      return e;
    }
  }

  private static String cancelled(Lab lab, String reason) {
    return "Could not read x: "
        + reason
        + ". Nothing half-written was left behind (GET http://"
        + lab.registry()
        + "/v2/)";
  }

  @Test
  void cancelEndsTheCallsThatWait() throws Exception {
    try (Lab lab = silent()) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      Future<RegistryException> failure = thread.submit(() -> failure(lab, pipeline, operation));
      asked.await();
      operation.cancel();
      assertThat(failure.get())
          .isInstanceOf(CancelledException.class)
          .hasMessage(cancelled(lab, "the operation was cancelled"));
    }
  }

  @Test
  void aCancelledOperationSendsNothingMore() {
    try (Lab lab = silent()) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      operation.close();
      assertThat(failure(lab, pipeline, operation)).isInstanceOf(CancelledException.class);
      assertThat(lab.requests).isEmpty();
    }
  }

  @Test
  void interruptCancelsTheCallAndIsKept() throws Exception {
    try (Lab lab = silent()) {
      HttpPipeline pipeline = lab.pipeline();
      CompletableFuture<Thread> waiting = new CompletableFuture<>();
      Future<RegistryException> failure =
          thread.submit(
              () -> {
                waiting.complete(Thread.currentThread());
                RegistryException e = failure(lab, pipeline, pipeline.operation());
                assertThat(Thread.interrupted()).isTrue();
                return e;
              });
      asked.await();
      waiting.get().interrupt();
      assertThat(failure.get())
          .isInstanceOf(CancelledException.class)
          .hasMessage(cancelled(lab, "the thread was interrupted"));
    }
  }

  @Test
  void closingThePipelineEndsTheCallsThatWait() throws Exception {
    try (Lab lab = silent()) {
      HttpPipeline pipeline = lab.pipeline();
      Future<RegistryException> failure =
          thread.submit(() -> failure(lab, pipeline, pipeline.operation()));
      asked.await();
      pipeline.close();
      pipeline.close();
      assertThat(failure.get())
          .isInstanceOf(CancelledException.class)
          .hasMessage(cancelled(lab, "the client was closed"));
      assertThat(failure(lab, pipeline, pipeline.operation()))
          .hasMessage(cancelled(lab, "the client was closed"));
    }
  }

  @Test
  void cancelWakesACallThatSleepsBeforeARepetition() throws Exception {
    try (Lab lab = new Lab(request -> Lab.status(503))) {
      Surroundings sleepy =
          new Surroundings(
              () -> Lab.NOW,
              System::nanoTime,
              time -> {
                asked.countDown();
                new CountDownLatch(1).await();
              },
              () -> 1.0);
      try (HttpPipeline pipeline =
          HttpPipeline.create(HttpOptions.defaults(), CredentialProvider.anonymous(), sleepy)) {
        Operation operation = pipeline.operation();
        Future<RegistryException> failure = thread.submit(() -> failure(lab, pipeline, operation));
        asked.await();
        operation.cancel();
        assertThat(failure.get()).isInstanceOf(CancelledException.class);
      }
    }
  }

  @Test
  void cancelEndsABodyThatIsBeingRead() throws Exception {
    try (Lab lab =
        new Lab(
            request ->
                Lab.ok("x".repeat(1 << 20))
                    .newBuilder()
                    .onResponseBody(SocketEffect.Stall.INSTANCE)
                    .build())) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      var answer =
          operation.execute(lab.api(pipeline).get("/v2/", operation.call("Could not read x")));
      Future<RegistryException> failure =
          thread.submit(
              () -> {
                try (var body = requireNonNull(answer.body())) {
                  asked.countDown();
                  body.bytes();
                  throw new AssertionError("the body came to an end");
                } catch (IOException e) {
                  return operation.failure("Could not read x", e);
                }
              });
      asked.await();
      operation.cancel();
      assertThat(failure.get())
          .isInstanceOf(CancelledException.class)
          .hasMessage(
              "Could not read x: the operation was cancelled. Nothing half-written was left"
                  + " behind");
    }
  }

  @Test
  void whatAStreamCarriesIsTakenOut() {
    try (Lab lab = silent()) {
      IntegrityException damaged = new IntegrityException(Failure.of("Could not check x").build());
      Operation operation = lab.pipeline().operation();
      assertThat(operation.failure("Could not read", new RegistryIOException(damaged)))
          .isSameAs(damaged);
      assertThat(operation.failure("Could not read", new InterruptedIOException("interrupted")))
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void aBodyIsNotBlamedOnOneOfTwoRegistries() {
    try (Lab one = new Lab(request -> Lab.ok("content"));
        Lab two = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline = one.pipeline();
      Operation operation = pipeline.operation();
      for (Lab lab : List.of(one, two)) {
        CallSpec spec = operation.call("Could not read x");
        requireNonNull(operation.execute(lab.api(pipeline).get("/v2/", spec)).body()).close();
      }

      assertThat(operation.failure("Could not compare", new IOException("reset")))
          .hasMessage(
              "Could not compare: the connection broke off. Try again; if it happens again, raise"
                  + " the time-outs or check the registry");
    }
  }

  @Test
  void aRequestBodyThatFailsIsNotSentAgain() {
    IntegrityException damaged = new IntegrityException(Failure.of("Could not check x").build());
    RequestBody body =
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return MediaType.get("application/octet-stream");
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            throw new RegistryIOException(damaged);
          }
        };
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      assertThatThrownBy(
              () ->
                  operation.send(
                      lab.api(pipeline).put("/v2/a", body, operation.call("Could not push"))))
          .isSameAs(damaged);
      assertThat(lab.sleeps).isEmpty();
    }
  }

  @Test
  void aCallOfAnotherOperationIsAMistake() {
    try (Lab lab = silent()) {
      HttpPipeline pipeline = lab.pipeline();
      CallSpec spec = pipeline.operation().call("Could not read x");
      assertThatThrownBy(() -> pipeline.operation().send(lab.api(pipeline).get("/v2/", spec)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The call belongs to another operation: Could not read x");
    }
  }

  @Test
  void derivedPipelinesShareEverythingButTheDecoder() {
    try (Lab lab = new Lab(request -> Lab.status(404))) {
      HttpPipeline pipeline = lab.pipeline();
      HttpPipeline derived =
          pipeline.decodingWith(
              answer -> new IntegrityException(Failure.of(answer.what() + "!").build()));
      assertThatThrownBy(() -> lab.get(derived, "/v2/")).isInstanceOf(IntegrityException.class);
      assertThat(derived.options()).isSameAs(pipeline.options());
      assertThat(derived.service(Lab.Api.class, lab.registry()))
          .isSameAs(pipeline.service(Lab.Api.class, lab.registry()));
    }
  }

  @Test
  void aBodyThatIsWaitedForCanBeInterrupted() throws Exception {
    try (HttpPipeline pipeline =
        HttpPipeline.create(HttpOptions.defaults(), CredentialProvider.anonymous())) {
      Operation operation = pipeline.operation();
      Response<ResponseBody> answer = Response.success(new SilentBody(asked));
      AtomicReference<RegistryException> thrown = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try {
                  operation.read("Could not read x", answer, 10);
                } catch (RegistryException e) {
                  thrown.set(e);
                }
              });
      reader.start();
      asked.await();
      reader.interrupt();
      reader.join();
      assertThat(thrown.get())
          .isInstanceOf(CancelledException.class)
          .hasMessage(
              "Could not read x: the thread was interrupted. Nothing half-written was left behind");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    try (HttpPipeline pipeline =
        HttpPipeline.create(HttpOptions.defaults(), CredentialProvider.anonymous())) {
      Operation operation = pipeline.operation();
      Response<ResponseBody> answer = Response.success(ResponseBody.create("0123456789x", null));
      assertThatThrownBy(() -> operation.read("Could not read x", answer, 10))
          .isInstanceOf(IntegrityException.class)
          .hasMessageStartingWith(
              "Could not read x: the answer is larger than the limit of 10 bytes");
    }
  }

  /** A body that never comes. */
  private static final class SilentBody extends ResponseBody implements Source {
    private final CountDownLatch asked;

    SilentBody(CountDownLatch asked) {
      this.asked = asked;
    }

    @Override
    public long read(Buffer sink, long count) throws IOException {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        return -1;
      } catch (InterruptedException e) {
        throw new InterruptedIOException("interrupted");
      }
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("text/plain");
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public BufferedSource source() {
      return Okio.buffer((Source) this);
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
