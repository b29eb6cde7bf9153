package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.dockerfile.DockerfileException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileStagesTest {
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
  void onlyNeededStagesAreBuilt() throws IOException {
    lab.build(
        """
        FROM missing AS unused
        RUN make
        FROM scratch AS files
        COPY a /from/a
        FROM base AS final
        COPY --from=files /from/ /to/
        COPY --from=0 a* /zero/
        """
            .replace("--from=0 a* /zero/", "--from=1 /fr*/a /one"));

    assertThat(lab.asked).containsExactly("base");
    assertThat(lab.tree())
        .containsExactly("644 base = base", "644 one = a", "755 to/", "644 to/a = a");
  }

  @Test
  void stageBuildsOnAStage() throws IOException {
    lab.build(
        """
        FROM base AS one
        ARG V=1
        ENV B=2
        WORKDIR /w
        COPY a .
        FROM one
        LABEL v=$V$B
        COPY b .
        """);

    assertThat(lab.config().labels()).containsEntry("v", "12");
    assertThat(lab.tree("w")).containsExactly("755 w/", "644 w/a = a", "644 w/b = b");
    assertThat(lab.history())
        .containsExactly(
            "* Registry SDK",
            "ARG V=1",
            "ENV B=2",
            "* WORKDIR /w",
            "* COPY a .",
            "LABEL v=12",
            "* COPY b .");
  }

  @Test
  void stageIsChosenByName() throws IOException {
    lab.build("FROM scratch AS One\nCOPY a /\nFROM base\nRUN x\n", request -> request.stage("ONE"));

    assertThat(lab.tree()).containsExactly("644 a = a");
  }

  @Test
  void unknownStageIsTold() {
    assertThatThrownBy(
            () -> lab.build("FROM scratch AS build\nCOPY a /\n", request -> request.stage("biuld")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: Could not find the stage biuld in Dockerfile: perhaps build is"
                + " meant. Name a stage of the Dockerfile, or its number");
  }

  @Test
  void filesAreCopiedFromImagesWithTheirOwners() throws IOException {
    lab.base(
        "tools:1",
        layer ->
            layer
                .bytes("t".getBytes(UTF_8), "/bin/t", EntryAttributes.owner(3, 4))
                .symlink("/bin/l", "t"),
        image -> image);

    lab.build(
        """
        FROM scratch
        COPY --from=tools:1 /bin /b
        COPY --from=tools:1 --chown=0 /bin/l /c
        COPY --from=tools:1 --exclude=t /bin /d
        """);

    assertThat(lab.asked).containsExactly("tools:1");
    assertThat(lab.tree())
        .containsExactly(
            "755 b/", "b/l -> t", "644 3:4 b/t = t", "644 c = t", "755 d/", "d/l -> t");
  }

  @Test
  void missingFileOfAStageIsTold() {
    assertThatThrownBy(
            () ->
                lab.build("FROM scratch AS x\nCOPY a /dir/\nFROM base\nCOPY --from=x /dir/aa /\n"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:4 COPY: Could not find /dir/aa in the stage x: perhaps"
                + " dir/a is meant. Check the path and its permissions");
    assertThat(lab.target.log).isEmpty();
  }

  @Test
  void laterStageIsNoSource() {
    assertThatThrownBy(
            () ->
                lab.build(
                    "FROM scratch AS x\nCOPY --from=y /a /\nFROM base AS y\nCOPY --from=x . .\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:6 the stage y does not come before this one
              COPY --from=y /a /
                   ^ move it up, or copy from an earlier stage""");
    assertThatThrownBy(() -> lab.build("FROM scratch AS x\nCOPY --from=0 /a /\n"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:6 there is no earlier stage with the number 0
              COPY --from=0 /a /
                   ^ stages are counted from 0, and this one is number 0""");
  }

  @Test
  void triggersOfAStageAreCarriedOutInTheNext() throws IOException {
    lab.build("FROM base AS x\nONBUILD COPY a /t/\nFROM x\nCOPY b /\n");

    assertThat(lab.config().onBuild()).isEmpty();
    assertThat(lab.tree("t")).containsExactly("755 t/", "644 t/a = a");
  }

  @Test
  void stageOfTheBuildPlatformCanFeedAnotherPlatform() throws IOException {
    lab.base(
        "tool",
        Platform.LINUX_ARM64,
        layer -> layer.bytes("t".getBytes(UTF_8), "/t"),
        image -> image);

    lab.build(
        "FROM --platform=linux/arm64 tool AS t\nFROM base\nCOPY --from=t /t /t\n",
        request -> request.platform("linux/amd64"));

    assertThat(lab.config().platform()).isEqualTo(Platform.LINUX_AMD64);
    assertThat(lab.tree()).contains("644 t = t");
  }

  @Test
  void hardLinksOfAnImageStayHardLinks() throws IOException {
    lab.base(
        "busy",
        layer ->
            layer
                .bytes("busy".getBytes(UTF_8), "/bin/busy")
                .add(
                    LayerEntry.hardLink(
                        LayerEntry.file(
                            "bin/sh", EntryAttributes.DEFAULT, 0644, EntryContent.of(new byte[0])),
                        "bin/busy")),
        image -> image);

    BuildResult linked = lab.build("FROM scratch\nCOPY --from=busy /bin /bin\n");
    assertThat(lab.tree()).containsExactly("755 bin/", "644 bin/busy = busy", "644 bin/sh = busy");

    lab.build(
        """
        FROM scratch AS x
        COPY --from=busy /bin/busy /bin/busy
        COPY --from=busy /bin/busy /bin/sh
        FROM scratch
        COPY --from=x /bin /bin
        """);
    assertThat(lab.config().diffIds().get(0))
        .isNotEqualTo(linked.images().get(0).layers().get(0).diffId());
  }
}
