package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.TransferListener;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens against Distribution and a token server: few, and replaced when they end. */
@Interop
class TokenSharingIT {
  /** Distribution accepts tokens for a minute after their end. */
  private static final Duration ENDS_SOON = Duration.ofSeconds(-57);

  private final Fixtures fixtures;
  private final HttpClient http = HttpClient.newHttpClient();
  private Distribution registry;
  private RegistryClient client;

  TokenSharingIT(Fixtures fixtures) {
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, SignIn.TOKEN);
    client = registry.client();
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void aPushGoesOnWhenItsTokenEndsInTheMiddle() {
    registry.tokens().endTokensAfter(ENDS_SOON);
    List<String> ended = new CopyOnWriteArrayList<>();
    TransferListener waiting =
        new TransferListener() {
          @Override
          public void blobFinished(Descriptor blob, BlobResult result) {
            if (ended.isEmpty()) {
              ended.addAll(registry.tokens().tokens());
              ended.forEach(TokenSharingIT.this::awaitEnd);
              registry.tokens().endTokensAfter(Duration.ofMinutes(5));
            }
          }
        };

    client
        .images()
        .push(
            push ->
                push.source(fixtures.layered().place())
                    .image(registry.name("team/app:1.0"))
                    .concurrency(1)
                    .listener(waiting));

    assertThat(ended).isNotEmpty();
    assertThat(registry.tokens().tokens()).hasSizeGreaterThan(ended.size());
    assertThat(client.tags().list(registry.name("team/app"))).containsExactly("1.0");
  }

  /** Asks with the token until the registry refuses it. */
  private void awaitEnd(String token) {
    URI upload = URI.create("http://" + registry.host() + "/v2/team/app/tags/list");
    HttpRequest request =
        HttpRequest.newBuilder(upload).header("Authorization", "Bearer " + token).build();
    try {
      while (http.send(request, BodyHandlers.discarding()).statusCode() != 401) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void aHundredOperationsAtOnceShareOneTokenForEachRepository() throws Exception {
    List<String> names = List.of("team/one", "team/two", "team/three", "team/four");
    for (String name : names) {
      client.images().push(fixtures.layered().place(), registry.name(name + ":1.0"));
    }
    int before = registry.tokens().requests().size();
    List<Callable<List<String>>> all = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    try (RegistryClient fresh = registry.client()) {
      for (int i = 0; i < 100; i++) {
        String repository = registry.name(names.get(i % names.size()));
        all.add(
            () -> {
              start.await();
              return fresh.tags().list(repository);
            });
      }
      ExecutorService threads = Executors.newFixedThreadPool(100);
      try {
        List<Future<List<String>>> answers = all.stream().map(threads::submit).toList();
        start.countDown();
        for (Future<List<String>> answer : answers) {
          assertThat(answer.get()).containsExactly("1.0");
        }
      } finally {
        threads.shutdownNow();
      }
    }

    List<String> asked = registry.tokens().requests();
    assertThat(asked.subList(before, asked.size())).doesNotHaveDuplicates().hasSize(names.size());
  }
}
