package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  private final InMemoryRegistry us = InMemoryRegistry.start();
  private final String image = us.address() + "/acme/web:1.0";

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeContext() throws IOException {
    Files.writeString(directory.resolve("index.html"), "hello");
    dockerfile("FROM scratch AS base\nARG V\nLABEL v=$V\nFROM base\nCOPY index.html /\n");
  }

  @AfterEach
  void stop() {
    us.close();
  }

  private void dockerfile(String text) throws IOException {
    Files.writeString(directory.resolve("Dockerfile"), text);
  }

  private Shell.Run build(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "build";
    args[1] = "--platform";
    args[2] = "linux/amd64";
    args[3] = directory.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return cr(args);
  }

  @Test
  void buildPushesAndTellsEveryStep() {
    Shell.Run run = build("-t", image, "--build-arg", "V=1", "--build-arg", "W=2");

    assertThat(run.masked())
        .isEqualTo(
            new Shell.Run(
                0,
                "DIGEST\n",
                """
                Warning: No ARG declares the build arguments W
                [1/3] linux/amd64 ARG V
                [2/3] linux/amd64 LABEL v=$V
                [3/3] linux/amd64 COPY index.html /
                DIGEST SIZE copied
                %s: linux/amd64, SIZE
                """
                    .formatted(image)));
    assertThat(us.manifest("acme/web", "1.0").orElseThrow().digest() + "\n").isEqualTo(run.out());
  }

  @Test
  void furtherNamesAreTags() {
    build("-t", image, "-t", us.address() + "/acme/web:latest", "--quiet");

    assertThat(us.manifest("acme/web", "latest").orElseThrow().digest())
        .isEqualTo(us.manifest("acme/web", "1.0").orElseThrow().digest());
  }

  @Test
  void outputIsAPlaceOnThisMachine() {
    String layout = "oci:" + directory.resolve("layout") + ":web";

    Shell.Run run = build("--output", layout, "--quiet");

    assertThat(run.exitCode()).isZero();
    assertThat(cr("push", layout, image, "--quiet")).isEqualTo(run);
  }

  @Test
  void jsonIsOneObjectWithStableKeys() {
    assertThat(
            build("-t", image, "--json").masked().out().replaceAll("\"size\":\\d+", "\"size\":N"))
        .isEqualTo(
            "{\"target\":\"%s\",\"digest\":\"DIGEST\",".formatted(image)
                + "\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"unchanged\":false,\"platforms\":[\"linux/amd64\"],\"size\":N}\n");
  }

  @Test
  void fileAndStageAndLabelsAreChosen() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "FROM scratch AS a\nFROM x\n");

    Shell.Run run =
        build("-t", image, "-f", other.toString(), "--target", "a", "--label", "k=v", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(cr("inspect", image).out()).contains("Label       k=v");
  }

  @Test
  void dockerfileComesFromStandardInputForADash() {
    Shell.Run run =
        new Shell()
            .input("FROM scratch\nLABEL from=stdin\nCOPY index.html /\n")
            .run("build", "--quiet", "-t", image, "-f", "-", directory.toString());

    assertThat(run.err()).isEmpty();
    assertThat(cr("inspect", image).out()).contains("Label       from=stdin");
  }

  @Test
  void archiveFromStandardInputIsNoDirectory() {
    assertThat(cr("build", "-t", image, "-"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: DIRECTORY is a directory: unpack what comes from standard input; -f - is for a"
                    + " Dockerfile\n"));
  }

  @Test
  void argumentWithoutAValueHasThatOfTheEnvironment() {
    String[] build = {"build", "-t", image, "--build-arg", "V", directory.toString(), "--quiet"};

    new Shell().variable("V", "7").run(build);
    assertThat(cr("inspect", image).out()).contains("Label       v=7");

    assertThat(new Shell().run(build).exitCode()).isZero();
    assertThat(cr("inspect", image).out()).contains("Label       v=\n");
  }

  @Test
  void platformsMayBeSeparatedByCommas() {
    Shell.Run run = build("-t", image, "--platform", "linux/arm64,linux/s390x");

    assertThat(run.masked().err())
        .endsWith("%s: linux/amd64, linux/arm64, linux/s390x, SIZE\n".formatted(image));
  }

  @Test
  void whatNeedsAnEngineIsTold() throws IOException {
    dockerfile("FROM scratch\nRUN one\nRUN two\n");

    assertThat(build("-t", image))
        .isEqualTo(
            new Shell.Run(
                10,
                "",
                """
                cr: Building %s: Could not build Dockerfile without an engine: these instructions need an engine:
                  Dockerfile:2 RUN one
                  Dockerfile:3 RUN two. Build it with an engine such as Docker or Podman, on this machine or a remote one; or run the commands before, and copy what they make
                """
                    .formatted(image)));
  }

  @Test
  void layersAreStoredAsChosen() {
    build("-t", image, "--compression", "zstd", "--quiet");
    assertThat(cr("inspect", image, "--json").out()).contains("image.layer.v1.tar+zstd");

    assertThat(build("-t", image, "--compression", "xz"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for option '--compression': expected gzip, zstd or none, but was"
                    + " 'xz'. Try 'cr build --help'\n"));
  }

  @Test
  void layersAreRememberedInTheCacheOfTheUserUnlessSwitchedOff() throws IOException {
    Path caches = directory.resolve("caches");
    String[] args = {"build", "-t", image, "--platform", "linux/amd64", directory.toString()};

    new Shell().variable("XDG_CACHE_HOME", caches.toString()).run(with("--no-cache", args));
    assertThat(caches).doesNotExist();

    Files.createDirectories(directory.resolve("home"));
    new Shell().variable("XDG_CACHE_HOME", caches.toString()).run(args);
    new Shell().home(directory.resolve("home")).run(args);
    for (Path cache : List.of(caches, directory.resolve("home/.cache"))) {
      try (Stream<Path> kept = Files.list(cache.resolve("registry-sdk/layers"))) {
        assertThat(kept).hasSize(2);
      }
    }
  }

  private static String[] with(String option, String... args) {
    return Stream.concat(Stream.of(args), Stream.of(option)).toArray(String[]::new);
  }

  @Test
  void targetIsNeededOnce() {
    assertThat(build()).isEqualTo(new Shell.Run(2, "", "cr: Give either --tag or --output\n"));
    assertThat(build("-t", image, "--output", "oci:x"))
        .isEqualTo(new Shell.Run(2, "", "cr: Give either --tag or --output\n"));
  }

  @Test
  void signingInNeedsARegistry() {
    assertThat(build("--output", "oci:x", "--username", "me"))
        .isEqualTo(new Shell.Run(2, "", "cr: No registry is named that --username could be for\n"));
  }
}
