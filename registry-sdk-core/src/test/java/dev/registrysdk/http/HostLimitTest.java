package dev.registrysdk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.CredentialProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

final class HostLimitTest {
  private static HttpPipeline pipeline(Lab lab, int limit) {
    return lab.pipeline(
        lab.options().maxRequestsPerHost(limit).build(), CredentialProvider.anonymous());
  }

  @Test
  void noMoreRequestsWaitForOneHostThanAllowed() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Phaser pair = new Phaser(2);
    try (Lab lab =
        new Lab(
            request -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              pair.arriveAndAwaitAdvance(); // both places are taken, or nobody goes on
              now.decrementAndGet();
              return Lab.ok("content");
            })) {
      HttpPipeline pipeline = pipeline(lab, 2);
      ExecutorService threads = Executors.newFixedThreadPool(6);
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(threads.submit(() -> lab.text(pipeline, "/v2/a")));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("content");
      }
      threads.shutdown();
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void anUploadStreamsFromADownloadOfTheSameHost() throws IOException {
    try (Lab lab =
        new Lab(request -> Lab.ok(request.getMethod().equals("GET") ? "layer" : "stored"))) {
      HttpPipeline pipeline = pipeline(lab, 1);
      Operation operation = pipeline.operation();
      Lab.Api api = lab.api(pipeline);
      CallSpec spec = operation.call("Could not copy");
      try (ResponseBody held = operation.execute(api.get("/v2/a", spec)).body()) {
        RequestBody body =
            new RequestBody() {
              @Override
              public MediaType contentType() {
                return MediaType.get("application/octet-stream");
              }

              @Override
              public void writeTo(BufferedSink sink) throws IOException {
                try (ResponseBody source =
                    requireNonNull(operation.execute(api.get("/v2/b", spec)).body())) {
                  sink.writeAll(source.source());
                  sink.writeAll(held.source());
                }
              }
            };
        assertThat(Lab.text(operation.execute(api.put("/v2/c", body, spec)))).isEqualTo("stored");
      }
      assertThat(requireNonNull(lab.requests.get(2).getBody()).utf8()).isEqualTo("layerlayer");
    }
  }
}
