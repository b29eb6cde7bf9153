package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildRequest;
import dev.registrysdk.build.DockerfileBuilder;
import dev.registrysdk.build.EntryAttributes;
import dev.registrysdk.build.ImageBuilder;
import dev.registrysdk.build.ImageFormat;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.oci.Healthcheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images built here and by buildah from the same Dockerfiles are the same. */
@Interop
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerfileIT {
  /** Where the result is meant to be another one; in docs/build.md for users. */
  private static final List<Difference> DIFFERENCES =
      List.of(
          new Difference("permissions", "/modes/y", "buildah drops set-user-ID; BuildKit keeps it"),
          new Difference("add-archive-chown", "/site", "buildah ignores --chown for archives"),
          new Difference("add-archive-chown", "/site/in", "buildah ignores --chown for archives"),
          new Difference("add-archive-chown", "/site/in/f", "buildah ignores --chown for archives"),
          new Difference("volume", "/x", "buildah makes directories of some volumes"),
          new Difference("volume", "/y", "buildah makes directories of some volumes"),
          new Difference("shell", "cmd", "buildah ignores SHELL for CMD"),
          new Difference("label-option", "history", "buildah tells labels of its command line"),
          new Difference("backtick-escape", "env", "buildah takes the backslash for an escape"),
          new Difference("file-over-link", "/usr/lib/so", "buildah replaces the link"),
          new Difference("file-over-link", "/usr/lib/so.1", "buildah replaces the link"));

  /** A difference in one of the cases, and the reason for it. */
  private record Difference(String name, String what, String why) {}

  private final Peers peers;
  private Path bases = Path.of("");

  DockerfileIT(Peers peers) {
    this.peers = peers;
  }

  static List<DockerfileCase> cases() {
    return DockerfileCase.all();
  }

  @BeforeAll
  void makeBases(@TempDir Path directory) {
    bases = directory;
    ImageBuilder base =
        ImageBuilder.scratch()
            .format(ImageFormat.DOCKER)
            .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .layer(
                layer ->
                    layer
                        .directory("/usr/lib")
                        .directory("/usr/bin")
                        .directory("/run")
                        .directory("/tmp", EntryAttributes.mode(01777))
                        .directory("/srv", EntryAttributes.owner(33, 34))
                        .symlink("/lib", "usr/lib")
                        .symlink("/bin", "usr/bin")
                        .symlink("/var/run", "/run")
                        .bytes(bytes("so\n"), "/usr/lib/so", EntryAttributes.owner(1, 2)))
            .layer(
                layer ->
                    layer
                        .bytes(bytes("welcome\n"), "/etc/motd")
                        .bytes(
                            bytes("root:x:0:0::/root:/bin/sh\nweb:x:33:34::/srv:/bin/sh\n"),
                            "/etc/passwd")
                        .bytes(bytes("root:x:0:\nweb:x:34:\nstaff:x:50:\n"), "/etc/group"));
    save(base, "localhost/base:1");
    save(
        base.layer(layer -> layer.bytes(bytes("app\n"), "/app/index"))
            .env("APP", "1")
            .label("from", "app")
            .entrypoint("/app/run")
            .cmd("--default")
            .workingDir("/app")
            .exposePort("9000/tcp")
            .user("web")
            .config(
                config ->
                    config
                        .stopSignal("SIGQUIT")
                        .volume("/state")
                        .shell(List.of("/bin/ash", "-c"))
                        .healthcheck(
                            Healthcheck.builder()
                                .addTest("CMD", "/app/check")
                                .interval(Duration.ofSeconds(7))
                                .build())),
        "localhost/app:1");
    save(
        base.config(
            config ->
                config.onBuild(List.of("COPY . /onbuild/", "LABEL trigger=1", "ENV O=$PATH"))),
        "localhost/onbuild:1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void save(ImageBuilder image, String name) {
    image.writeTo(archive(name));
    peers.buildah("pull", "docker-archive:" + file(name)).succeeded();
  }

  private Path file(String name) {
    return bases.resolve(name.replaceAll("\\W", "-") + ".tar");
  }

  private DockerArchive archive(String name) {
    return DockerArchive.at(file(name)).image(name);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void imageIsTheSame(DockerfileCase one, @TempDir Path directory)
      throws IOException, InterruptedException {
    Path context = one.prepare(Files.createDirectory(directory.resolve("context")));

    FlatImage theirs = theirs(one, context, directory.resolve("theirs.tar"));
    FlatImage ours = ours(one, context, directory.resolve("ours.tar"));

    Map<String, String> differences = new TreeMap<>();
    compare("", theirs.config(), ours.config(), differences);
    compare("/", theirs.files(), ours.files(), differences);
    compare(
        "",
        Map.of("history", String.valueOf(theirs.instructions())),
        Map.of("history", String.valueOf(ours.instructions())),
        differences);
    Set<String> expected =
        DIFFERENCES.stream()
            .filter(difference -> one.name().matches("[0-9]+-" + difference.name()))
            .map(Difference::what)
            .collect(Collectors.toSet());
    assertThat(differences.keySet())
        .as("buildah | here: %s", differences)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void compare(
      String prefix,
      Map<String, String> theirs,
      Map<String, String> ours,
      Map<String, String> differences) {
    Set<String> names = new TreeSet<>(theirs.keySet());
    names.addAll(ours.keySet());
    for (String name : names) {
      String their = theirs.getOrDefault(name, "nothing");
      String our = ours.getOrDefault(name, "nothing");
      if (!their.equals(our)) {
        differences.put(prefix + name, their.strip() + " | " + our.strip());
      }
    }
  }

  private FlatImage theirs(DockerfileCase one, Path context, Path file) {
    String name = "localhost/built:" + one.name();
    List<String> build =
        new ArrayList<>(List.of("build", "--format=docker", "--pull-never", "--tag=" + name));
    build.addAll(one.options());
    build.add(context.toString());
    peers.buildah(build.toArray(String[]::new)).succeeded();
    peers.buildah("push", name, "docker-archive:" + file + ":" + name).succeeded();
    return FlatImage.of(DockerArchive.at(file));
  }

  private FlatImage ours(DockerfileCase one, Path context, Path file) {
    BuildRequest.Builder request =
        BuildRequest.builder()
            .context(BuildContext.at(context))
            .images(this::archive)
            .format(ImageFormat.DOCKER)
            .target(DockerArchive.at(file).image("localhost/built:1"));
    for (String option : one.options()) {
      String[] words = option.split("=", 3);
      switch (words[0]) {
        case "--target" -> request.stage(words[1]);
        case "--label" -> request.putLabels(words[1], words[2]);
        default -> request.putArguments(words[1], words[2]);
      }
    }
    new DockerfileBuilder().build(request.build());
    return FlatImage.of(DockerArchive.at(file));
  }
}
