package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.OCI_MANIFEST;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
  private static final int CLIENTS = 64;

  @Test
  void manyClientsPushAndPullAtTheSameTime() throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      Client client = new Client(registry);
      List<Callable<String>> clients =
          IntStream.range(0, CLIENTS)
              .<Callable<String>>mapToObj(i -> () -> pushAndPull(client, i))
              .toList();

      for (Future<String> pulled : executor.invokeAll(clients)) {
        assertThat(pulled.get()).startsWith("layer ");
      }

      assertThat(registry.tags("acme/web")).hasSize(CLIENTS);
      assertThat(registry.requestCount()).isEqualTo(CLIENTS * 5);
      assertThat(registry.requests()).allSatisfy(call -> assertThat(call.status()).isLessThan(300));
    } finally {
      executor.shutdownNow();
    }
  }

  private static String pushAndPull(Client client, int i) {
    String layer = "layer " + i;
    String upload = client.openUpload("acme/web");
    client.send("PATCH", upload, bytes(layer));
    client.send("PUT", upload + "&digest=" + digest(layer), Client.NOTHING);
    String manifest = "{\"layers\":[{\"digest\":\"" + digest(layer) + "\"}]}";
    client.putManifest("acme/web", "t" + i, OCI_MANIFEST, manifest);
    return text(client.get("/v2/acme/web/blobs/" + digest(layer)));
  }
}
