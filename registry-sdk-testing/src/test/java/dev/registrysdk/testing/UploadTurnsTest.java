package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several requests for one upload at the same time. */
final class UploadTurnsTest {
  private static final int ROUNDS = 60;
  private static final String LAYER = "layer".repeat(20_000);

  private final InMemoryRegistry registry =
      InMemoryRegistry.builder().keepInMemoryUpTo(50_000).start();
  private final Client client = new Client(registry);
  private final ExecutorService executor = Executors.newFixedThreadPool(4);

  @AfterEach
  void close() {
    executor.shutdownNow();
    registry.close();
  }

  @Test
  void oneOfTheClientsThatFinishAnUploadDoesAndTheOthersComeTooLate()
      throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      String upload = client.openUpload("acme/web");
      client.send("PATCH", upload, bytes("first " + round));
      String layer = "first " + round + LAYER;
      Callable<HttpResponse<byte[]>> put =
          () -> client.send("PUT", upload + "&digest=" + digest(layer), bytes(LAYER));

      List<HttpResponse<byte[]>> answers = together(put, put, put);

      assertThat(answers)
          .extracting(HttpResponse::statusCode)
          .containsExactlyInAnyOrder(201, 404, 404);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 404)
          .allSatisfy(late -> assertThat(text(late)).contains("BLOB_UPLOAD_UNKNOWN"));
      assertThat(registry.hasBlob("acme/web", digest(layer))).isTrue();
    }
    assertThat(registry.spooledFiles()).isEqualTo(ROUNDS);
  }

  @Test
  void chunkBesideTheEndComesBeforeItOrTooLate() throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      String upload = client.openUpload("acme/web");

      List<HttpResponse<byte[]>> answers =
          together(
              () -> client.send("PATCH", upload, bytes(LAYER)),
              () -> client.send("PUT", upload + "&digest=" + digest(LAYER), NOTHING));

      assertThat(answers.stream().map(HttpResponse::statusCode).toList())
          .isIn(List.of(202, 201), List.of(404, 400));
    }
  }

  @Test
  void chunkBesideTheCancellingLeavesNothing() throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      String upload = client.openUpload("acme/web");

      List<HttpResponse<byte[]>> answers =
          together(
              () -> client.send("PATCH", upload, bytes(LAYER)),
              () -> client.send("DELETE", upload, NOTHING));

      assertThat(answers.get(0).statusCode()).isIn(202, 404);
      assertThat(answers.get(1).statusCode()).isEqualTo(204);
    }
    assertThat(registry.spooledFiles()).isZero();
  }

  @Test
  void uploadIsCancelledOnce() throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      String upload = client.openUpload("acme/web");
      Callable<HttpResponse<byte[]>> delete = () -> client.send("DELETE", upload, NOTHING);

      assertThat(together(delete, delete, delete))
          .extracting(HttpResponse::statusCode)
          .containsExactlyInAnyOrder(204, 404, 404);
    }
  }

  @Test
  void chunkIsToldItsOwnEnd() throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      String upload = client.openUpload("acme/web");
      Callable<HttpResponse<byte[]>> patch = () -> client.send("PATCH", upload, bytes(LAYER));

      assertThat(together(patch, patch, patch))
          .extracting(answer -> header(answer, "Range"))
          .containsExactlyInAnyOrder("0-99999", "0-199999", "0-299999");
      client.send("DELETE", upload, NOTHING);
    }
  }

  @SafeVarargs
  private List<HttpResponse<byte[]>> together(Callable<HttpResponse<byte[]>>... requests)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(requests.length);
    List<Future<HttpResponse<byte[]>>> sent = new ArrayList<>();
    for (Callable<HttpResponse<byte[]>> request : requests) {
      sent.add(
          executor.submit(
              () -> {
                start.await();
                return request.call();
              }));
    }
    List<HttpResponse<byte[]>> answers = new ArrayList<>();
    for (Future<HttpResponse<byte[]>> future : sent) {
      answers.add(future.get());
    }
    return answers;
  }
}
