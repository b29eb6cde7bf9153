package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
  @Test
  void registryHasAnAddressForReferencesAndAUrl() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      assertThat(registry.address()).matches("127\\.0\\.0\\.1:\\d+");
      assertThat(registry.url()).hasToString("http://" + registry.address() + "/");
      assertThat(registry).hasToString("InMemoryRegistry at http://" + registry.address() + "/");
    }
  }

  @Test
  void registryCanBeCalledLocalhost() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().hostName("localhost").start()) {
      assertThat(registry.address()).startsWith("localhost:");
      assertThat(new Client(registry).get("/v2/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void otherHostNamesAreRefused() {
    assertThatThrownBy(() -> InMemoryRegistry.builder().hostName("example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A registry listens on the loopback interface only:"
                + " call it \"127.0.0.1\" or \"localhost\", not \"example.com\"");
  }

  @Test
  void takenPortIsNamed() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      int port = registry.url().getPort();
      InMemoryRegistryBuilder second = InMemoryRegistry.builder().port(port);

      assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot listen on port "
                  + port
                  + " of 127.0.0.1: another program, or another registry that was not closed,"
                  + " uses it. Leave port(…) out to get a free port");
    }
  }

  @Test
  void portAndPageLimitAreChecked() {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder();

    assertThatThrownBy(() -> builder.port(65_536)).hasMessage("Not a port: 65536, use 0 to 65535");
    assertThatThrownBy(() -> builder.pageLimit(0))
        .hasMessage("A page holds at least 1 entry, not 0");
  }

  @Test
  void featureCanBeSwitchedOnAgain() {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder().without(Feature.REFERRERS).with(Feature.REFERRERS).start()) {
      assertThat(new Client(registry).get("/v2/acme/web/referrers/" + digest("x")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void closedRegistryTellsHowToUseIt() {
    InMemoryRegistry registry = InMemoryRegistry.start();
    String address = registry.address();
    registry.close();
    registry.close();

    String message =
        "The registry at "
            + address
            + " is closed: use it inside its try block, or start another one";
    assertThatThrownBy(registry::address)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> registry.putBlob("acme/web", bytes("layer"))).hasMessage(message);
    assertThat(registry.repositories()).isEmpty();
  }

  @Test
  void namesAreCheckedWithTheRule() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      assertThatThrownBy(() -> registry.putBlob("127.0.0.1:80/web", bytes("layer")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Not a repository name: \"127.0.0.1:80/web\". Expected ");
      assertThatThrownBy(() -> registry.hasBlob("acme/web", "latest"))
          .hasMessageStartingWith("Not a digest: \"latest\". Expected ");
      assertThatThrownBy(() -> registry.manifest("acme/web", "-1"))
          .hasMessageStartingWith("Not a tag: \"-1\". Expected ");
      assertThatThrownBy(() -> registry.putManifest("acme/web", digest("a"), "a/b", bytes("b")))
          .hasMessage("The digest of these 1 bytes is not " + digest("a") + " but " + digest("b"));
    }
  }

  @Test
  void arrangedContentCanBeReadAndDeleted() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String blob = registry.putBlob("acme/web", bytes("layer"));
      String manifest = registry.putManifest("acme/web", "1", "a/b", bytes("not json"));

      assertThat(registry.repositories()).containsExactly("acme/web");
      assertThat(registry.manifest("acme/web", "1"))
          .isEqualTo(registry.manifest("acme/web", manifest))
          .get()
          .hasToString("a/b " + manifest);
      assertThat(registry.deleteBlob("acme/web", blob)).isTrue();
      assertThat(registry.deleteBlob("acme/web", blob)).isFalse();
      assertThat(registry.deleteBlob("acme/none", blob)).isFalse();
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void noThreadIsLeftAfterClose() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    InMemoryRegistry registry = InMemoryRegistry.start();
    registry.intercept(
        (request, next) -> {
          threads.add(Thread.currentThread());
          return next.proceed();
        });
    new Client(registry).get("/v2/");

    registry.close();

    assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
  }

  @Test
  void closeWakesAWaitingInterceptor() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    InMemoryRegistry registry = InMemoryRegistry.start();
    Client client = new Client(registry);
    registry.intercept(
        (request, next) -> {
          arrived.countDown();
          never.await();
          return next.proceed();
        });
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> client.get("/v2/"));
    arrived.await();

    registry.close();

    assertThatThrownBy(waiting::join).hasCauseInstanceOf(Client.Disconnected.class);
  }

  @Test
  void closeEndsStalledAnswers() throws InterruptedException {
    for (Reply.Effect effect : List.of(Reply.Effect.STALL, Reply.Effect.STALL_BODY)) {
      CountDownLatch arrived = new CountDownLatch(1);
      InMemoryRegistry registry = InMemoryRegistry.start();
      Client client = new Client(registry);
      registry.intercept(
          (request, next) -> {
            arrived.countDown();
            return next.proceed().withEffect(effect);
          });
      CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> client.get("/v2/"));
      arrived.await();

      registry.close();

      assertThatThrownBy(waiting::join).hasCauseInstanceOf(Client.Disconnected.class);
    }
  }

  @Test
  void closeEndsAnAnswerThatNobodyReads() throws IOException {
    for (boolean secure : List.of(false, true)) {
      InMemoryRegistryBuilder builder = InMemoryRegistry.builder();
      InMemoryRegistry registry = (secure ? builder.https() : builder).start();
      String layer = registry.putBlob("acme/web", Content.zeros(100_000_000));
      SocketFactory sockets =
          secure
              ? registry.certificate().sslContext().getSocketFactory()
              : SocketFactory.getDefault();
      Socket socket =
          sockets.createSocket(InetAddress.getLoopbackAddress(), registry.url().getPort());
      socket
          .getOutputStream()
          .write(bytes("GET /v2/acme/web/blobs/" + layer + " HTTP/1.1\r\nHost: x\r\n\r\n"));
      assertThat(socket.getInputStream().read()).isEqualTo('H');

      registry.close();

      assertThat(registry.leftovers().threads()).isEmpty();
      socket.close();
    }
  }

  @Test
  void clientThatTriesTlsIsTurnedAwayAtOnce() throws IOException {
    try (InMemoryRegistry registry = InMemoryRegistry.start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.url().getPort())) {
      socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 1, 1});
      InputStream answer = socket.getInputStream();

      assertThat(answer.readAllBytes()).startsWith(bytes("HTTP/1.1 400 Bad Request\r\n"));
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void interruptedThreadClosesAndStaysInterrupted() {
    InMemoryRegistry registry = InMemoryRegistry.start();
    Thread.currentThread().interrupt();

    registry.close();

    assertThat(Thread.interrupted()).isTrue();
  }
}
