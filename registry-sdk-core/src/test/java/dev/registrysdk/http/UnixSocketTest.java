package dev.registrysdk.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Response;

final class UnixSocketTest {
  private static final int LARGE = 48 << 20; // much more than the buffers of a socket

  private final CountDownLatch asked = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
          });
  private Path path;
  private ServerSocketChannel server;

  /** What a server does with one connection. */
  private interface Conversation {
    void hold(InputStream in, OutputStream out) throws IOException;
  }

  @BeforeEach
  void bind(@TempDir Path directory) throws IOException {
    path = directory.resolve("engine.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private void serve(Conversation conversation) {
    threads.execute(
        () -> {
          try {
            while (true) {
              SocketChannel client = server.accept();
              threads.execute(() -> hold(client, conversation));
            }
          } catch (IOException e) {
            // The test is over.
          }
        });
  }

  private static void hold(SocketChannel client, Conversation conversation) {
    try (client) {
      conversation.hold(Channels.newInputStream(client), Channels.newOutputStream(client));
    } catch (IOException e) {
      // The client sees it too.
    }
  }

  /** Reads the head of a request; empty at the end of the connection. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
  }

  private void serveSilence() {
    serve(
        (in, out) -> {
          head(in);
          asked.countDown();
          in.read(); // until the client has had enough
        });
  }

  private HttpPipeline pipeline(Duration readTimeout) {
    return HttpPipeline.create(
        HttpOptions.builder()
            .unixSocket(path)
            .addPlainHttp("docker")
            .retry(RetryPolicy.none())
            .readTimeout(readTimeout)
            .build(),
        CredentialProvider.anonymous());
  }

  private static Response<ResponseBody> get(HttpPipeline pipeline, Operation operation) {
    return operation.execute(
        pipeline
            .service(Lab.Api.class, "docker")
            .get("/_ping", operation.call("Could not ping the engine")));
  }

  private static RegistryException failure(HttpPipeline pipeline, Operation operation) {
    try {
      get(pipeline, operation);
      throw new AssertionError("an answer came");
    } catch (RegistryException e) {
      return e;
    }
  }

  @Test
  void aRequestGoesToTheSocketWhateverItsHost() {
    CompletableFuture<String> head = new CompletableFuture<>();
    serve(
        (in, out) -> {
          head.complete(head(in));
          send(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");
        });
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      assertThat(Lab.text(get(pipeline, pipeline.operation()))).isEqualTo("OK");
    }
    assertThat(head.join()).startsWith("GET /_ping HTTP/1.1\r\n").contains("\r\nHost: docker\r\n");
  }

  @Test
  void aConnectionIsUsedAgain() {
    serve(
        (in, out) -> {
          for (int count = 1; !head(in).isEmpty(); count++) {
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + count);
          }
        });
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      assertThat(Lab.text(get(pipeline, pipeline.operation()))).isEqualTo("1");
      assertThat(Lab.text(get(pipeline, pipeline.operation()))).isEqualTo("2");
    }
  }

  @Test
  void aReadThatTimedOutCanBeTriedAgain() throws IOException {
    serve(
        (in, out) -> {
          await(asked);
          out.write('x');
        });
    try (UnixSocket socket = new UnixSocket(path)) {
      socket.connect(UnixDomainSocketAddress.of(path), 0);
      socket.setSoTimeout(20);
      InputStream in = requireNonNull(socket.getInputStream());
      assertThatThrownBy(in::read)
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("Read timed out");
      socket.setSoTimeout(0);
      asked.countDown();
      assertThat(in.read()).isEqualTo('x');
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void aSocketThatIsClosedConnectsNoMore() throws IOException {
    UnixSocket socket = new UnixSocket(path);
    socket.close();
    assertThatThrownBy(() -> socket.connect(UnixDomainSocketAddress.of(path), 0))
        .hasMessage("Socket closed");
    assertThatThrownBy(socket::getInputStream).hasMessage("Socket closed");
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void largeBodiesGoBothWays() {
    serve(
        (in, out) -> {
          head(in);
          new DataInputStream(in).readFully(new byte[LARGE]);
          send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
          out.write(new byte[LARGE]);
        });
    RequestBody body =
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return MediaType.get("application/x-tar");
          }

          @Override
          public long contentLength() {
            return LARGE;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.write(new byte[LARGE]);
          }
        };
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      Operation operation = pipeline.operation();
      Response<ResponseBody> answer =
          operation.execute(
              pipeline
                  .service(Lab.Api.class, "docker")
                  .post("/load", body, operation.call("Could not load")));
      assertThat(operation.read("Could not load", answer, LARGE)).hasSize(LARGE);
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsATimeOut() {
    serveSilence();
    try (HttpPipeline pipeline = pipeline(Duration.ofMillis(100))) {
      assertThat(failure(pipeline, pipeline.operation()))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not ping the engine: no answer came in time. Try again; if it happens again,"
                  + " raise the time-outs or check docker (GET http://docker/_ping)");
    }
  }

  @Test
  void aPatientCallOutlastsTheTimeOut() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    serve(
        (in, out) -> {
          boolean patient = head(in).startsWith("GET /build ");
          asked.countDown();
          await(done);
          send(out, patient ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK" : "");
        });
    try (HttpPipeline pipeline = pipeline(Duration.ofMillis(50))) {
      Future<String> answer =
          threads.submit(
              () -> {
                Operation operation = pipeline.operation();
                return Lab.text(
                    operation.execute(
                        pipeline
                            .service(Lab.Api.class, "docker")
                            .get("/build", operation.call("Could not build").patient())));
              });
      asked.await();
      assertThat(failure(pipeline, pipeline.operation())) // another call, which is not
          .hasMessageStartingWith("Could not ping the engine: no answer came in time.");
      done.countDown();

      assertThat(answer.get()).isEqualTo("OK");
    }
  }

  @Test
  void cancelEndsACallThatWaits() throws Exception {
    serveSilence();
    try (HttpPipeline pipeline = pipeline(Duration.ZERO)) {
      Operation operation = pipeline.operation();
      Future<RegistryException> failure = threads.submit(() -> failure(pipeline, operation));
      asked.await();
      operation.cancel();
      assertThat(failure.get())
          .isInstanceOf(CancelledException.class)
          .hasMessage(
              "Could not ping the engine: the operation was cancelled. Nothing half-written was"
                  + " left behind (GET http://docker/_ping)");
    }
  }

  @Test
  void interruptEndsACallThatWaitsAndIsKept() throws Exception {
    serveSilence();
    try (HttpPipeline pipeline = pipeline(Duration.ZERO)) {
      CompletableFuture<Thread> waiting = new CompletableFuture<>();
      Future<RegistryException> failure =
          threads.submit(
              () -> {
                waiting.complete(Thread.currentThread());
                RegistryException e = failure(pipeline, pipeline.operation());
                assertThat(Thread.interrupted()).isTrue();
                return e;
              });
      asked.await();
      waiting.get().interrupt();
      assertThat(failure.get())
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("the thread was interrupted");
    }
  }

  @Test
  void cancelEndsABodyThatTheServerDoesNotTake() throws Exception {
    serve(
        (in, out) -> {
          head(in);
          asked.countDown();
          await(new CountDownLatch(1));
        });
    try (HttpPipeline pipeline = pipeline(Duration.ZERO)) {
      Operation operation = pipeline.operation();
      Future<?> failure =
          threads.submit(
              () ->
                  assertThatThrownBy(
                          () ->
                              operation.execute(
                                  pipeline
                                      .service(Lab.Api.class, "docker")
                                      .post(
                                          "/load",
                                          RequestBody.create(new byte[LARGE], null),
                                          operation.call("Could not load"))))
                      .isInstanceOf(CancelledException.class));
      asked.await();
      operation.cancel();
      failure.get();
    }
  }

  @Test
  void closingTheConnectionInTheMiddleOfAnAnswerIsAFailure() {
    serve(
        (in, out) -> {
          head(in);
          send(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        });
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      Operation operation = pipeline.operation();
      Response<ResponseBody> answer = get(pipeline, operation);
      assertThatThrownBy(() -> operation.read("Could not read", answer, 100))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read: the connection broke off. Try again; if it happens again, raise"
                  + " the time-outs or check docker");
    }
  }

  @Test
  void aSocketThatDoesNotExistIsNamedWithTheRemedy() throws IOException {
    server.close();
    Files.delete(path);
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      assertThat(failure(pipeline, pipeline.operation()))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not ping the engine: the socket "
                  + path
                  + " does not exist. Start Docker, or the service of Podman (podman system"
                  + " service), or say where the engine listens: DOCKER_HOST or DockerEngine.at(…)"
                  + " (GET http://docker/_ping)");
    }
  }

  @Test
  void aSocketThatNobodyListensOnIsNamedWithTheRemedy() throws IOException {
    server.close();
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      assertThat(failure(pipeline, pipeline.operation()))
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith(
              "Could not ping the engine: nobody listens on the socket "
                  + path
                  + ". Start Docker, ");
    }
  }

  @Test
  void aPathThatIsTooLongForASocketIsNamed() {
    path = path.resolveSibling("x".repeat(200));
    try (HttpPipeline pipeline = pipeline(Duration.ofSeconds(30))) {
      assertThat(failure(pipeline, pipeline.operation()).getMessage()).contains(path.toString());
    }
  }

  @Test
  void aSocketSaysWhichHalvesAreShut() throws IOException {
    serve(
        (in, out) -> {
          in.readAllBytes();
          send(out, "bye");
        });
    try (UnixSocket socket = new UnixSocket(path)) {
      assertThat(socket.isConnected()).isFalse();
      socket.connect(UnixDomainSocketAddress.of(path), 0);
      socket.shutdownOutput();
      assertThat(socket.isOutputShutdown()).isTrue();
      assertThat(socket.isInputShutdown()).isFalse();
      assertThat(requireNonNull(socket.getInputStream()).readAllBytes())
          .asString()
          .isEqualTo("bye");
    }
  }
}
