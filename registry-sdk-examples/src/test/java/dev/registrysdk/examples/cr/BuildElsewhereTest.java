package dev.registrysdk.examples.cr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageBuilder;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cr build} with an engine, or with the service of the registry. */
class BuildElsewhereTest {
  private final InMemoryRegistry us = InMemoryRegistry.start();
  private final String image = us.address() + "/acme/web:1.0";
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @TempDir Path scratch = Path.of("");
  private Path directory = Path.of("");
  private Path saved = Path.of("");
  private HttpServer docker;
  private String messages = "";

  /** An engine on loopback whose builds all make the same image. */
  @BeforeEach
  void start() throws IOException {
    directory = Files.createDirectory(scratch.resolve("ctx"));
    Files.writeString(directory.resolve("Dockerfile"), "FROM scratch\nRUN true\n");
    saved = scratch.resolve("saved.tar");
    BuildResult made =
        ImageBuilder.scratch()
            .layer(layer -> layer.bytes("hello".getBytes(UTF_8), "/index.html"))
            .writeTo(DockerArchive.at(saved).image("made:1"));
    messages =
        "{\"stream\":\"Step 1/2 : FROM scratch\\n\"}\n{\"aux\":{\"ID\":\"%s\"}}\n"
            .formatted(made.images().get(0).config().digest());
    docker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    docker.createContext("/", this::answer);
    docker.start();
  }

  @AfterEach
  void stop() {
    docker.stop(0);
    us.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().getRawPath();
    exchange.getRequestBody().readAllBytes();
    byte[] answer = "OK".getBytes(UTF_8);
    if (target.endsWith("/build")) {
      asked.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8));
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

  private String address() {
    return "tcp://127.0.0.1:" + docker.getAddress().getPort();
  }

  private Shell.Run build(String... more) {
    return new Shell().run(arguments(image, more));
  }

  private String[] arguments(String name, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "build";
    args[1] = "--tag";
    args[2] = name;
    args[3] = directory.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return args;
  }

  @Test
  void theEngineAtAnAddressBuilds() {
    Shell.Run run = build("--engine", address(), "--platform", "linux/amd64");

    assertThat(run.err()).startsWith("Step 1/2 : FROM scratch\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(us.manifest("acme/web", "1.0").orElseThrow().digest() + "\n");
    assertThat(asked).singleElement().asString().contains("platform=linux/amd64");
  }

  @Test
  void directoryBehindTheOptionIsNoAddress() {
    String[] both = {"build", "--tag", image, "--remote", "--engine", directory.toString()};

    // It is complete, and refused for what it asks for.
    assertThat(new Shell().run(both))
        .isEqualTo(new Shell.Run(2, "", "cr: Give one of --engine, --automatic and --remote\n"));
  }

  @Test
  void pullAndNoCacheAreForTheEngine() {
    build("--engine", address());
    build("--engine", address(), "--pull", "--no-cache");

    assertThat(asked.get(0)).doesNotContain("pull", "nocache");
    assertThat(asked.get(1)).endsWith("&pull=1&nocache=1");
  }

  @Test
  void whatNeedsNoEngineIsBuiltHereIfItIsToBeAutomatic() throws IOException {
    Files.writeString(directory.resolve("Dockerfile"), "FROM scratch\nENV A=1\n");

    Shell.Run run = build("--automatic", "--platform", "linux/amd64", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(us.manifest("acme/web", "1.0").orElseThrow().digest() + "\n");
    assertThat(asked).isEmpty();
  }

  @Test
  void whatAnEngineCannotDoIsTold() {
    assertThat(build("--engine", address(), "--compression", "zstd"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: A build with the engine at %s cannot choose how layers are stored: compression; without an engine it can\n"
                    .formatted(address())));
    assertThat(asked).isEmpty();
  }

  @Test
  void onlyIbmsRegistriesHaveAServiceThatBuilds() {
    assertThat(build("--remote"))
        .isEqualTo(
            new Shell.Run(
                10,
                "",
                "cr: %s: the builder of the service is not a registry of IBM Cloud, and the client has no region. Name a registry of IBM Cloud, for example us.icr.io; at others, use what every registry offers: pull, push, copy, inspect, tags and delete of the client\n"
                    .formatted(us.address())));
  }

  @Test
  void oneBuilderIsChosen() {
    assertThat(build("--engine", address(), "--automatic"))
        .isEqualTo(new Shell.Run(2, "", "cr: Give one of --engine, --automatic and --remote\n"));
    assertThat(build("--remote", "--automatic"))
        .isEqualTo(new Shell.Run(2, "", "cr: Give one of --engine, --automatic and --remote\n"));
  }
}
