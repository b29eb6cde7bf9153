package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.dockerfile.DockerfileException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Healthcheck;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileBuilderTest {
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  @TempDir private Path scratch;
  private DockerfileLab lab;

  @BeforeEach
  void makeLab() throws IOException {
    lab = new DockerfileLab(scratch);
    lab.files("a", "b");
    lab.base(
        "base",
        layer -> layer.bytes("base".getBytes(UTF_8), "/base"),
        image -> image.env("A", "1").cmd("sh").label("l", "base"));
  }

  @Test
  void configurationSaysWhatTheInstructionsSay() throws IOException {
    lab.build(
        """
        FROM scratch
        ENV A=1 B="x y"
        LABEL a=1 b="x y"
        EXPOSE 9000-9001 53/udp
        VOLUME /data
        VOLUME ["/logs"]
        USER 1000:1000
        STOPSIGNAL SIGQUIT
        SHELL ["/bin/bash", "-c"]
        ENTRYPOINT ["/app", "-v"]
        CMD run it
        HEALTHCHECK --interval=1m30s --retries=3 CMD test
        MAINTAINER Me
        ONBUILD COPY . /src
        """);

    ImageConfig config = lab.config();
    assertThat(config.env()).containsExactly(PATH, "A=1", "B=x y");
    assertThat(config.labels()).containsEntry("a", "1").containsEntry("b", "x y").hasSize(2);
    assertThat(config.exposedPorts()).containsExactly("9000/tcp", "9001/tcp", "53/udp");
    assertThat(config.volumes()).containsExactly("/data", "/logs");
    assertThat(config.user()).contains("1000:1000");
    assertThat(config.stopSignal()).contains("SIGQUIT");
    assertThat(config.shell()).containsExactly("/bin/bash", "-c");
    assertThat(config.entrypoint()).containsExactly("/app", "-v");
    assertThat(config.cmd()).containsExactly("/bin/bash", "-c", "run it");
    assertThat(config.healthcheck())
        .contains(
            Healthcheck.builder()
                .addTest("CMD-SHELL", "test")
                .interval(Duration.ofSeconds(90))
                .retries(3L)
                .build());
    assertThat(config.author()).contains("Me");
    assertThat(config.onBuild()).containsExactly("COPY . /src");
    assertThat(config.workingDir()).contains("/");
    assertThat(config.platform()).isEqualTo(Platform.LINUX_AMD64);
    assertThat(config.created()).contains(Instant.EPOCH);
  }

  @Test
  void historyHasAnEntryForEachInstruction() throws IOException {
    lab.build(
        """
        FROM scratch
        ARG V=1 W
        ENV A=$V
        LABEL l=$A
        WORKDIR /app
        WORKDIR sub
        WORKDIR /app
        COPY --chown=1 --chmod=600 a <<t ./
        text
        t
        ADD b /b
        EXPOSE 80 53/udp
        VOLUME /x
        USER 1
        SHELL ["/bin/ash", "-c"]
        ENTRYPOINT ["/a \\"b\\"", "c"]
        CMD run
        STOPSIGNAL 9
        HEALTHCHECK --interval=1500ms --timeout=2h CMD x
        HEALTHCHECK NONE
        ONBUILD USER 2
        """);

    assertThat(lab.history())
        .containsExactly(
            "ARG V=1 W",
            "ENV A=1",
            "LABEL l=1",
            "* WORKDIR /app",
            "* WORKDIR /app/sub",
            "WORKDIR /app",
            "* COPY --chown=1 --chmod=600 a <<t ./",
            "* ADD b /b",
            "EXPOSE [53/udp 80/tcp]",
            "VOLUME [/x]",
            "USER 1",
            "SHELL [/bin/ash -c]",
            "ENTRYPOINT [\"/a \\\"b\\\"\" \"c\"]",
            "CMD [\"/bin/ash\" \"-c\" \"run\"]",
            "STOPSIGNAL 9",
            "HEALTHCHECK {Test:[CMD-SHELL x] Interval:1.5s Timeout:2h0m0s StartPeriod:0s"
                + " StartInterval:0s Retries:0}",
            "HEALTHCHECK {Test:[NONE] Interval:0s Timeout:0s StartPeriod:0s StartInterval:0s"
                + " Retries:0}",
            "ONBUILD USER 2");
    assertThat(lab.config().history())
        .allSatisfy(entry -> assertThat(entry.created()).contains(Instant.EPOCH))
        .allSatisfy(entry -> assertThat(entry.comment()).contains("Registry SDK"));
    assertThat(lab.config().diffIds()).hasSize(4);
  }

  @Test
  void imageKeepsWhatItHasFromItsBase() throws IOException {
    lab.build("FROM base\nCOPY a /a\nLABEL l=new\n", request -> request.putLabels("x", "y"));

    ImageConfig config = lab.config();
    assertThat(config.env()).containsExactly("A=1", PATH);
    assertThat(config.cmd()).containsExactly("sh");
    assertThat(config.labels()).containsEntry("l", "new").containsEntry("x", "y");
    assertThat(lab.history()).containsExactly("* Registry SDK", "* COPY a /a", "LABEL l=new");
    assertThat(lab.tree()).containsExactly("644 a = a", "644 base = base");
  }

  @Test
  void entrypointTakesAwayTheCommandOfTheBaseOnly() throws IOException {
    lab.build("FROM base\nENTRYPOINT [\"/e\"]\n");
    assertThat(lab.config().cmd()).isEmpty();

    lab.build("FROM base\nCMD [\"x\"]\nENTRYPOINT [\"/e\"]\n");
    assertThat(lab.config().cmd()).containsExactly("x");
  }

  @Test
  void workdirBelongsToTheUserAndIsMadeOnce() throws IOException {
    lab.build("FROM scratch\nUSER 5:6\nWORKDIR /a/b\nWORKDIR /a/b/\n");

    assertThat(lab.tree()).containsExactly("755 5:6 a/", "755 5:6 a/b/");
    assertThat(lab.config().workingDir()).contains("/a/b/");
    assertThat(lab.config().diffIds()).hasSize(1);
  }

  @Test
  void workdirOfAnUnknownUserIsTold() {
    assertThatThrownBy(() -> lab.build("FROM base\nUSER app\nWORKDIR /app\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:3:9 the directory is to belong to the user, but /etc/passwd of the image has no user app
              WORKDIR /app
                      ^ write WORKDIR before USER, or the user as a number""");
  }

  @Test
  void workdirInAFileIsTold() {
    assertThatThrownBy(() -> lab.build("FROM base\nWORKDIR /base/x\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:9 /base is no directory in the image
              WORKDIR /base/x
                      ^ copy to another place""");
  }

  @Test
  void unknownImageIsTold() {
    assertThatThrownBy(() -> lab.build("FROM bsae\nCOPY a /\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:1:6 neither an earlier stage nor the name of an image: bsae
              FROM bsae
                   ^ write a name such as alpine:3.20, or that of a stage above""");
  }

  @Test
  void allThatNeedsAnEngineIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                lab.build(
                    """
                    ARG IMAGE=base
                    FROM missing AS unused
                    RUN never
                    FROM scratch AS build
                    RUN --mount=type=cache,target=/x make \\
                        all
                    ADD https://example.com/x.tgz /x
                    FROM $IMAGE
                    ENV URL=https://example.com/y
                    COPY --from=build / /
                    ADD $URL /y
                    ADD https://example.com/r.git#main /z
                    RUN <<EOT
                    echo one
                    EOT
                    """))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            """
            Building memory:1.0: Could not build Dockerfile without an engine: these instructions need an engine:
              Dockerfile:5 RUN --mount=type=cache,target=/x make     all
              Dockerfile:7 ADD https://example.com/x.tgz /x (a download)
              Dockerfile:11 ADD $URL /y (a download)
              Dockerfile:12 ADD https://example.com/r.git#main /z (a git repository)
              Dockerfile:13 RUN <<EOT. Build it with an engine such as Docker or Podman, on this machine or a remote one; or run the commands before, and copy what they make""");
    assertThat(lab.target.log).isEmpty();
  }

  @Test
  void anotherFrontendNeedsAnEngine() {
    assertThatThrownBy(() -> lab.build("# syntax=acme/front:1\nFROM base\n"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("Dockerfile:1 syntax=acme/front:1 (another frontend)");
    assertThatThrownBy(() -> lab.build("# escape=`\n# Syntax = acme/front:1\nFROM base\n"))
        .hasMessageContaining("Dockerfile:2 syntax=acme/front:1 (another frontend)");
  }

  @Test
  void triggersOfTheBaseAreCarriedOut() throws IOException {
    lab.base(
        "parent",
        layer -> layer.directory("/src"),
        image ->
            image.config(
                config -> config.onBuild(List.of("ARG V=7", "COPY a /src/", "LABEL v=$V"))));

    lab.build("FROM parent\nCOPY b /src/\n");

    assertThat(lab.config().onBuild()).isEmpty();
    assertThat(lab.config().labels()).containsEntry("v", "7");
    assertThat(lab.tree("src")).containsExactly("755 src/", "644 src/a = a", "644 src/b = b");
    assertThat(lab.history())
        .containsExactly(
            "* Registry SDK", "ARG V=7", "* COPY a /src/", "LABEL v=7", "* COPY b /src/");
  }

  @Test
  void triggersOfTheBaseThatNeedAnEngineAreTold() {
    lab.base(
        "parent",
        layer -> layer.directory("/src"),
        image -> image.config(config -> config.onBuild(List.of("COPY a /", "RUN npm install"))));

    assertThatThrownBy(() -> lab.build("FROM parent\nRUN x\n"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("\n  Dockerfile:1 ONBUILD of parent: RUN npm install\n")
        .hasMessageContaining("\n  Dockerfile:2 RUN x");
  }

  @Test
  void everyPlatformGetsAnImage() throws IOException {
    BuildResult result =
        lab.build(
            """
            FROM scratch
            ARG TARGETPLATFORM TARGETARCH=none
            LABEL p=$TARGETPLATFORM
            COPY a /shared
            COPY <<arch /
            $TARGETPLATFORM
            arch
            """,
            request -> request.platform("linux/amd64").platform("linux/arm/v7"));

    assertThat(result.images())
        .extracting(BuiltImage::platform)
        .containsExactly(Platform.LINUX_AMD64, Platform.parse("linux/arm/v7"));
    assertThat(result.images().get(0).layers().get(0))
        .isEqualTo(result.images().get(1).layers().get(0));
    assertThat(result.images().get(0).layers().get(1))
        .isNotEqualTo(result.images().get(1).layers().get(1));
    try (ImageReader reader = lab.target.openReader()) {
      assertThat(reader.root().manifest()).containsInstanceOf(ImageIndex.class);
    }
  }

  @Test
  void baseOfAnotherPlatformIsRefused() {
    assertThatThrownBy(
            () -> lab.build("FROM base\nCOPY a /\n", request -> request.platform("linux/s390x")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: There is no image for linux/s390x in memory:base: it has linux/amd64."
                + " Choose one of the platforms that are there");
    assertThat(lab.target.log).isEmpty();
  }

  @Test
  void imageIsForThePlatformThatWasAskedFor() throws IOException {
    lab.build(
        "FROM --platform=linux/amd64 base\nCOPY a /\n", request -> request.platform("linux/arm64"));

    assertThat(lab.config().platform()).isEqualTo(Platform.LINUX_ARM64);
  }

  @Test
  void argumentsAreUsedAndOthersWarnedAbout() throws IOException {
    List<String> told = new ArrayList<>();
    lab.build(
        "ARG B=missing\nFROM $B\nARG V\nLABEL v=$V\n",
        request ->
            request
                .putArguments("B", "base")
                .putArguments("V", "9")
                .putArguments("W", "secret")
                .listener(
                    new BuildListener() {
                      @Override
                      public void warned(String warning) {
                        told.add(warning);
                      }

                      @Override
                      public void stepStarted(
                          Platform platform, int number, int total, String text) {
                        told.add(platform.text() + " " + number + "/" + total + " " + text);
                      }
                    }));

    assertThat(lab.config().labels()).containsEntry("v", "9");
    assertThat(told)
        .containsExactly(
            "No ARG declares the build arguments W",
            "linux/amd64 1/2 ARG V",
            "linux/amd64 2/2 LABEL v=$V");
  }

  @Test
  void requestDoesNotShowArguments() {
    BuildRequest request =
        BuildRequest.builder()
            .context(BuildContext.at(lab.context))
            .target(lab.target)
            .images(reference -> lab.target)
            .putArguments("TOKEN", "hunter2")
            .build();

    assertThat(request.toString()).doesNotContain("hunter2");
  }

  @Test
  void buildsAreReproducible() throws IOException {
    String dockerfile = "FROM base\nWORKDIR /w\nCOPY . .\n";

    assertThat(lab.build(dockerfile).digest()).isEqualTo(lab.build(dockerfile).digest());
  }

  @Test
  void sourceDateCanBeABuildArgument() throws IOException {
    lab.build(
        "FROM scratch\nCOPY a /\n",
        request ->
            request.created(java.util.Optional.empty()).putArguments("SOURCE_DATE_EPOCH", "86400"));

    assertThat(lab.config().created()).contains(Instant.ofEpochSecond(86400));
  }
}
