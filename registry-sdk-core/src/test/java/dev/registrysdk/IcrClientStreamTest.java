package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.http.CallListener;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.WireRequest;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long lists that are read as they arrive. */
class IcrClientStreamTest {
  private static final int IMAGES = 30_000;

  private final IcrStage stage = new IcrStage();

  IcrClientStreamTest() {
    stage.us.intercept(
        (request, next) ->
            request.path().equals("/api/v1/images")
                ? Reply.status(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(list(stage.us.address()))
                : next.proceed());
  }

  private static String list(String host) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < IMAGES; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"Id\":\"sha256:")
          .append(String.format("%064x", i))
          .append("\",\"RepoTags\":[\"" + host + "/acme/web:v" + i + "\"]}");
    }
    return json.append(']').toString();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void listIsReadToItsEnd() {
    assertThat(stage.client.images().stream().count()).isEqualTo(IMAGES);
  }

  @Test
  void listMayComeCompressed() {
    stage.us.intercept(
        (request, next) -> {
          assertThat(request.header("Accept-Encoding")).contains("gzip");
          Reply whole = next.proceed();
          return whole.withHeader("Content-Encoding", "gzip").withBody(gzip(whole.body()));
        });

    assertThat(stage.client.images().stream().count()).isEqualTo(IMAGES);
  }

  private static byte[] gzip(byte[] content) {
    Buffer zipped = new Buffer();
    try (BufferedSink out = Okio.buffer(new GzipSink(zipped))) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.readByteArray();
  }

  @Test
  void imagesThatWereReadAreNotHeld() {
    List<WeakReference<ImageSummary>> seen = new ArrayList<>();
    try (Stream<ImageSummary> images = stage.client.images().stream()) {
      Iterator<ImageSummary> each = images.iterator();
      for (int i = 0; i < 1_000; i++) {
        seen.add(new WeakReference<>(each.next()));
      }
      System.gc();
      assertThat(seen.stream().filter(image -> !image.refersTo(null)).count()).isLessThan(10);
      assertThat(each.hasNext()).isTrue();
    }
  }

  @Test
  void everyAbandonedStreamGivesItsConnectionBack() {
    List<WireRequest> ended = new CopyOnWriteArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void requestFinished(WireRequest request) {
            ended.add(request);
          }
        };
    try (RegistryClient client =
        stage
            .builder(stage.us)
            .http(HttpOptions.builder().maxRequestsPerHost(1).callListener(listener).build())
            .build()) {
      for (int i = 0; i < 20; i++) {
        try (Stream<ImageSummary> images = client.images().stream()) {
          assertThat(images.iterator().next().tags()).hasSize(1);
        }
      }
      assertThat(client.namespaces().list()).containsExactly("acme");
    }
    assertThat(ended).hasSize(21);
  }
}
