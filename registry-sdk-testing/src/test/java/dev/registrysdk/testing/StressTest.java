package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StressTest {
  private static final int CLIENTS = 64;
  private static final int CHUNK = 20_000;

  private final ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void manyClientsPushAndPullOverHttp1() throws InterruptedException, ExecutionException {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().keepInMemoryUpTo(30_000).start()) {
      pushAndPull(registry, new Client(registry));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void manyClientsPushAndPullOverTls(boolean http2)
      throws InterruptedException, ExecutionException {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder().keepInMemoryUpTo(30_000).https();
    try (InMemoryRegistry registry = (http2 ? builder.http2() : builder).start()) {
      pushAndPull(registry, new Client(registry, TlsClient.http2(registry.certificate())));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closeEndsWhatManyClientsAreDoingAndFreesThePort(boolean http2) throws Exception {
    RegistryCertificate certificate = RegistryCertificate.create();
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder().keepInMemoryUpTo(30_000);
    InMemoryRegistry registry = (http2 ? builder.https(certificate).http2() : builder).start();
    Client client =
        http2 ? new Client(registry, TlsClient.http2(certificate)) : new Client(registry);
    int port = registry.url().getPort();
    CountDownLatch busy = new CountDownLatch(3 * CLIENTS);
    registry.intercept(
        (request, next) -> {
          busy.countDown();
          return next.proceed();
        });
    List<Future<?>> clients =
        IntStream.range(0, CLIENTS)
            .<Future<?>>mapToObj(
                i ->
                    executor.submit(
                        () -> {
                          while (true) {
                            push(client, i % 2 == 0, content(i));
                          }
                        }))
            .toList();
    busy.await();

    registry.close();

    for (Future<?> ended : clients) {
      assertThat(ended).failsWithin(Duration.ofSeconds(20));
    }
    try (InMemoryRegistry second = InMemoryRegistry.builder().port(port).start()) {
      assertThat(new Client(second).get("/v2/").statusCode()).isEqualTo(200);
    }
  }

  /** Half of the clients push what another pushes too, half in chunks, half above the limit. */
  private void pushAndPull(InMemoryRegistry registry, Client client)
      throws InterruptedException, ExecutionException {
    List<Callable<Long>> clients =
        IntStream.range(0, CLIENTS)
            .<Callable<Long>>mapToObj(
                i -> () -> pushAndPull(client, i % 4 < 2, content(i % (CLIENTS * 3 / 4))))
            .toList();
    long bytes = 0;
    for (Future<Long> done : executor.invokeAll(clients)) {
      bytes += done.get();
    }

    assertThat(registry.bytesReceived()).isEqualTo(bytes);
    assertThat(registry.bytesSent()).isEqualTo(bytes);
    assertThat(registry.requests()).allSatisfy(call -> assertThat(call.status()).isLessThan(300));
    // A blob that is pushed twice is kept once.
    assertThat(registry.spooledFiles()).isEqualTo(CLIENTS * 3 / 8);
  }

  private static long pushAndPull(Client client, boolean chunked, byte[] content) {
    String digest = push(client, chunked, content);
    HttpResponse<byte[]> pulled = client.get("/v2/acme/web/blobs/" + digest);
    assertThat(Digest.of(Content.of(pulled.body()))).hasToString(digest);
    return content.length;
  }

  private static String push(Client client, boolean chunked, byte[] content) {
    String digest = Digest.of(Content.of(content)).toString();
    String upload = client.openUpload("acme/web");
    byte[] last = content;
    if (chunked) {
      for (int i = 0; i < content.length; i += CHUNK) {
        byte[] chunk = Arrays.copyOfRange(content, i, Math.min(content.length, i + CHUNK));
        upload = location(client.stream("PATCH", upload, chunk));
      }
      last = NOTHING;
    }
    HttpResponse<byte[]> end = client.send("PUT", upload + "&digest=" + digest, last);
    assertThat(end.statusCode()).isEqualTo(201);
    return digest;
  }

  /** Always the same bytes for the same number; those of odd numbers stay in memory. */
  private static byte[] content(int number) {
    byte[] bytes = new byte[number % 2 == 0 ? 100_000 : 10_000];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}
