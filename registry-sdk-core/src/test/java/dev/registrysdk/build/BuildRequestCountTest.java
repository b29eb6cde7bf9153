package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.distribution.RemoteRegistry;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter.BlobResult;
import dev.registrysdk.testing.InMemoryRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a build costs at a registry, for a base of two layers and one layer on top. */
class BuildRequestCountTest {
  private final InMemoryRegistry server = InMemoryRegistry.start();
  private final HttpPipeline pipeline =
      HttpPipeline.create(HttpOptions.builder().build(), CredentialProvider.anonymous());
  private final RemoteRegistry registry =
      RemoteRegistry.of(pipeline, server.address(), TransferOptions.defaults());
  private final ImageStore base = registry.repository("acme/base").image("1.0");
  private final ImageStore target = registry.repository("acme/web").image("1.0");

  @BeforeEach
  void baseIsThere() {
    ImageBuilder.scratch()
        .layer(layer -> layer.bytes("one".getBytes(UTF_8), "/one"))
        .layer(layer -> layer.bytes("two".getBytes(UTF_8), "/two"))
        .writeTo(base);
    server.clearRequests();
  }

  @AfterEach
  void stop() {
    pipeline.close();
    server.close();
  }

  private static ImageBuilder app(ImageStore base) {
    return ImageBuilder.from(base)
        .created(Instant.EPOCH)
        .concurrency(1)
        .layer(layer -> layer.bytes("app".getBytes(UTF_8), "/app"));
  }

  private List<String> requests() {
    return server.requests().stream()
        .map(call -> call.method() + " " + call.path().replaceAll("(sha256:....)\\w+", "$1"))
        .toList();
  }

  @Test
  void layersOfTheBaseAreMountedAndNeverRead() {
    BuildResult result = app(base).writeTo(target);

    // GET manifest and configuration of the base, 2 × (POST, PUT), 2 × POST mount, HEAD, PUT
    assertThat(server.requestCount()).isEqualTo(10);
    assertThat(requests().stream().filter(line -> line.startsWith("GET /v2/acme/base/blobs/")))
        .hasSize(1);
    assertThat(result.images().get(0).layers())
        .extracting(layer -> layer.result().orElseThrow())
        .containsExactly(BlobResult.MOUNTED, BlobResult.MOUNTED, BlobResult.WRITTEN);
  }

  @Test
  void buildingAgainSendsNothing() {
    app(base).writeTo(target);
    server.clearRequests();
    long before = server.bytesReceived();

    BuildResult result = app(base).writeTo(target);

    // GET manifest and configuration of the base, 3 × POST mount, HEAD
    assertThat(server.requestCount()).isEqualTo(6);
    assertThat(result.unchanged()).isTrue();
    assertThat(server.bytesReceived()).isEqualTo(before);
  }

  @Test
  void imageInTheRepositoryOfItsBaseFindsTheLayersThere() {
    BuildResult result = app(base).writeTo(registry.repository("acme/base").image("1.1"));

    assertThat(server.requestCount()).isEqualTo(10);
    assertThat(result.images().get(0).layers().get(0).result()).contains(BlobResult.EXISTED);
  }

  @Test
  void baseFromElsewhereIsReadOnce() {
    MemoryStore local = new MemoryStore("app");

    app(base).writeTo(local);

    // GET manifest, configuration and two layers
    assertThat(server.requestCount()).isEqualTo(4);
  }

  @Test
  void editMountsAllLayers() {
    BuildResult result = ImageEdit.of(base).concurrency(1).label("a", "b").writeTo(target);

    // GET manifest and configuration, HEAD, 2 × POST mount, POST and PUT configuration, PUT
    assertThat(server.requestCount()).isEqualTo(8);
    assertThat(result.images().get(0).layers())
        .extracting(layer -> layer.result().orElseThrow())
        .containsOnly(BlobResult.MOUNTED);
  }
}
