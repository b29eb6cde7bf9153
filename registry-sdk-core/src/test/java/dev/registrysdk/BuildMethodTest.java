package dev.registrysdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.build.BuildListener;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageFormat;
import dev.registrysdk.build.LayerCompression;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.DockerEngine;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildMethodTest {
  private final Socket deaf = new Socket();
  private final InMemoryRegistry server = InMemoryRegistry.builder().start();
  private final RegistryClient registry =
      RegistryClient.builder()
          .credentials(CredentialProvider.of("us.icr.io", Credentials.basic("iamapikey", "key")))
          .build();
  private final String web = server.address() + "/acme/web:1";
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();

  @TempDir private Path scratch;
  private Path context;
  private Path saved;
  private HttpServer docker;
  private String messages;

  /** An engine on loopback whose builds all make the same image. */
  @BeforeEach
  void start() throws IOException {
    context = Files.createDirectory(scratch.resolve("ctx"));
    saved = scratch.resolve("saved.tar");
    Files.writeString(context.resolve("index.html"), "hello");
    dockerfile("FROM scratch\nENV BUILT=engine\nCOPY index.html /\n");
    BuildResult image =
        registry
            .images()
            .build(
                build ->
                    build
                        .context(context)
                        .platform("linux/amd64")
                        .target(DockerArchive.at(saved).image("made:1")));
    messages =
        """
        {"stream":"Step 1/1 : FROM us.icr.io/acme/base\\n"}
        {"status":"Pulling","id":"ab12"}
        {"status":"Downloading","id":"ab12","progressDetail":{"current":1,"total":2}}
        {"aux":{"ID":"%s"}}
        """
            .formatted(image.images().get(0).config().digest());
    docker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    docker.createContext("/", this::answer);
    docker.start();
    dockerfile("FROM us.icr.io/acme/base\nRUN true\n");
  }

  @AfterEach
  void stop() throws IOException {
    deaf.close();
    docker.stop(0);
    registry.close();
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().getRawPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!target.endsWith("/_ping")) {
      String query = exchange.getRequestURI().getRawQuery();
      asked.add(target + (query == null ? "" : "?" + URLDecoder.decode(query, UTF_8)));
    }
    byte[] answer = "OK".getBytes(UTF_8);
    if (target.endsWith("/build")) {
      sent.addAll(names(body));
      logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Registry-Config")));
      answer = messages.getBytes(UTF_8);
    } else if (target.endsWith("/get")) {
      answer = Files.readAllBytes(saved);
    } else if (target.endsWith("/version")) {
      answer = "{\"Version\":\"27.0\",\"ApiVersion\":\"1.47\"}".getBytes(UTF_8);
    }
    exchange.getResponseHeaders().set("Api-Version", "1.47");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static List<String> names(byte[] tar) throws IOException {
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private DockerEngine engine() {
    return DockerEngine.at("tcp://127.0.0.1:" + docker.getAddress().getPort());
  }

  private DockerEngine nobody() throws IOException {
    // Kept, so that nobody else listens there meanwhile.
    deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return DockerEngine.at("tcp://127.0.0.1:" + deaf.getLocalPort());
  }

  private void dockerfile(String text) throws IOException {
    Files.writeString(context.resolve("Dockerfile"), text);
  }

  private BuildResult build(Consumer<BuildImageRequest.Builder> more) {
    return registry
        .images()
        .build(
            build -> {
              build.context(context).image(web);
              more.accept(build);
            });
  }

  @Test
  void anEngineBuildsAndItsImageIsCopied() {
    StringBuilder output = new StringBuilder();
    List<String> layers = new CopyOnWriteArrayList<>();

    BuildResult result =
        build(
            build ->
                build
                    .engine(engine())
                    .platform("linux/amd64")
                    .stage("run")
                    .argument("TEAM", "blue")
                    .putLabels("a", "b")
                    .noCache(true)
                    .pull(true)
                    .tag(server.address() + "/acme/web:stable")
                    .listener(
                        new BuildListener() {
                          @Override
                          public void output(String text) {
                            output.append(text);
                          }

                          @Override
                          public void layerFinished(
                              dev.registrysdk.oci.Descriptor layer,
                              dev.registrysdk.store.ImageWriter.BlobResult done) {
                            layers.add(layer.digest() + " " + done);
                          }
                        }));

    assertThat(registry.images().digest(web)).isEqualTo(result.digest());
    assertThat(registry.images().digest(server.address() + "/acme/web:stable"))
        .isEqualTo(result.digest());
    assertThat(registry.images().inspect(web).config().orElseThrow().env())
        .contains("BUILT=engine");
    assertThat(result.images())
        .singleElement()
        .satisfies(
            image -> {
              assertThat(image.platform().text()).isEqualTo("linux/amd64");
              assertThat(image.layers()).hasSize(1);
              assertThat(layers)
                  .containsExactly(image.layers().get(0).descriptor().digest() + " WRITTEN");
            });
    assertThat(asked.get(0))
        .startsWith("/v1.47/build?")
        .contains("t=" + web, "target=run", "platform=linux/amd64", "nocache=1", "pull=1")
        .contains("buildargs={\"TEAM\":\"blue\"}", "labels={\"a\":\"b\"}");
    assertThat(sent).containsExactly("Dockerfile", "index.html");
    assertThat(output).hasToString("Step 1/1 : FROM us.icr.io/acme/base\nab12: Pulling\n");
  }

  @Test
  void anEngineGetsTheCredentialsForTheImagesThatAreNamed() throws IOException {
    dockerfile(
        "ARG HOST=us.icr.io\nFROM $HOST/acme/base AS one\nFROM one\nCOPY --from=quay.io/a / /\n");

    build(build -> build.engine(engine()));

    assertThat(new String(Base64.getUrlDecoder().decode(logins.get(0)), UTF_8))
        .isEqualTo(
            "{\"us.icr.io\":{\"username\":\"iamapikey\",\"password\":\"key\",\"serveraddress\":"
                + "\"us.icr.io\"}}");
  }

  @Test
  void anEngineThatFailsLeavesTheRegistryAsItIs() {
    messages = "{\"errorDetail\":{\"message\":\"RUN true returned 1\"},\"error\":\"x\"}";

    assertThatThrownBy(() -> build(build -> build.engine(engine())))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not build %s at %s: RUN true returned 1. Read the output of the build: what failed"
                + " is in its last lines",
            web, engine());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whereAnEnginesImageCannotGoIsToldWithAName() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "");

    assertThatThrownBy(
            () ->
                registry
                    .images()
                    .build(
                        build ->
                            build
                                .context(context)
                                .engine(engine())
                                .target(DockerArchive.at(file.resolve("a.tar")).image("a:1"))))
        .hasMessageStartingWith("Copying the image that %s built to ", engine());
  }

  @Test
  void whatAnEngineCannotDoIsRefusedBeforeItIsAsked() {
    assertThatThrownBy(
            () ->
                build(
                    build ->
                        build
                            .engine(engine())
                            .platform("linux/amd64")
                            .platform("linux/arm64")
                            .created(Instant.EPOCH)
                            .putAnnotations("a", "b")
                            .format(ImageFormat.OCI)
                            .compression(LayerCompression.NONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A build with the engine at %s cannot date the image otherwise than now: created,"
                + " SOURCE_DATE_EPOCH; annotate it: annotations; choose its media types: format; choose how"
                + " layers are stored: compression; build for several platforms at once:"
                + " linux/amd64, linux/arm64; without an engine it can",
            engine());
    assertThatThrownBy(
            () -> build(build -> build.engine(engine()).argument("SOURCE_DATE_EPOCH", "0")))
        .hasMessageContaining("cannot date the image otherwise than now");
    assertThat(asked).isEmpty();
  }

  @Test
  void whatTheServiceCannotDoIsRefusedBeforeItIsAsked() {
    assertThatThrownBy(
            () ->
                registry
                    .images()
                    .build(
                        build ->
                            build
                                .context(context)
                                .target(DockerArchive.at(saved))
                                .platform("linux/amd64")
                                .stage("run")
                                .putLabels("a", "b")
                                .remote()))
        .hasMessage(
            "A build with the builder of the service cannot choose the platform: linux/amd64; choose"
                + " the stage: stage; add labels: labels; store it but under a tag in its own"
                + " registry: target, or a digest in image; without an engine it can");
  }

  @Test
  void automaticNeedsNoEngineIfThereIsNothingToRun() throws IOException {
    dockerfile("FROM scratch\nCOPY index.html /\n");

    BuildResult result = build(build -> build.method(BuildMethod.automatic(engine())));

    assertThat(registry.images().digest(web)).isEqualTo(result.digest());
    assertThat(asked).isEmpty();
  }

  @Test
  void automaticTakesTheFirstEngineThatAnswers() throws IOException {
    DockerEngine silent = nobody();
    dockerfile("FROM scratch\nRUN true\n");

    build(build -> build.method(BuildMethod.automatic(silent, engine())));

    assertThat(registry.images().inspect(web).config().orElseThrow().env())
        .contains("BUILT=engine");
    assertThat(asked.get(0)).isEqualTo("/v1.47/version");
  }

  @Test
  void automaticSaysWhyNeitherWorks() throws IOException {
    DockerEngine silent = nobody();
    dockerfile("FROM scratch\nRUN true\n");

    assertThatThrownBy(() -> build(build -> build.method(BuildMethod.automatic(silent))))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Building "
                + web
                + ": Could not build Dockerfile without an engine: these instructions need an"
                + " engine:\n  Dockerfile:2 RUN true\nand no engine answers:\n  Could not ask "
                + silent
                + " for its version: ")
        .hasMessageContaining("Start Docker, or the service of Podman");
  }

  @Test
  void automaticSaysWhatTheEngineCannotDo() throws IOException {
    dockerfile("FROM scratch\nRUN true\n");

    assertThatThrownBy(
            () ->
                build(
                    build -> build.method(BuildMethod.automatic(engine())).created(Instant.EPOCH)))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining(
            "RUN true\nand the engine at "
                + engine()
                + " (27.0) cannot date the image otherwise than now: created, SOURCE_DATE_EPOCH");
  }

  @Test
  void anotherFailureIsNotTriedWithAnEngine() throws IOException {
    dockerfile("FROM " + server.address() + "/acme/none\nCOPY index.html /\n");

    assertThatThrownBy(() -> build(build -> build.method(BuildMethod.automatic(engine()))))
        .isInstanceOf(dev.registrysdk.error.NotFoundException.class);
    assertThat(asked).isEmpty();
  }
}
