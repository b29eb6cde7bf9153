package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.dockerfile.DockerfileException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.oci.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileCopyTest {
  @TempDir private Path scratch;
  private DockerfileLab lab;

  @BeforeEach
  void makeLab() throws IOException {
    lab = new DockerfileLab(scratch);
    lab.files("a.txt", "b.txt", "d/sub/x", ".hid");
    DockerfileLab.mode(lab.context.resolve("d/sub"), "rwxr-x---");
    lab.base(
        "base",
        layer ->
            layer
                .directory("/usr/lib")
                .symlink("/lib", "usr/lib")
                .symlink("/loop", "loop")
                .symlink("/etc/motd", "/etc/text")
                .directory("/srv", EntryAttributes.owner(7, 8))
                .bytes("old".getBytes(UTF_8), "/srv/a.txt")
                .bytes("root:x:0:0::/:\nweb:x:33:34::/:\n".getBytes(UTF_8), "/etc/passwd")
                .bytes("root:x:0:\nstaff:x:50:\n".getBytes(UTF_8), "/etc/group"),
        image -> image);
  }

  private List<String> scratchTree(String... lines) throws IOException {
    lab.build("FROM scratch\n" + String.join("\n", lines) + "\n");
    return lab.tree();
  }

  private List<String> baseTree(String path, String... lines) throws IOException {
    lab.build("FROM base\n" + String.join("\n", lines) + "\n");
    return lab.tree(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COPY a.txt /opt/ | 755 opt/, 644 opt/a.txt = a.txt",
        "COPY a.txt /opt | 644 opt = a.txt",
        "COPY a.txt /opt/. | 755 opt/, 644 opt/a.txt = a.txt",
        "COPY a.txt . | 644 a.txt = a.txt",
        "COPY a.txt \"\" | 644 a.txt = a.txt",
        "COPY a.txt x/../y | 644 y = a.txt",
        "COPY a.txt ../../y | 644 y = a.txt",
        "COPY a.txt b.txt /x/ | 755 x/, 644 x/a.txt = a.txt, 644 x/b.txt = b.txt",
        "COPY d /dd | 755 dd/, 750 dd/sub/, 644 dd/sub/x = d/sub/x",
        "COPY d / | 750 sub/, 644 sub/x = d/sub/x",
        "COPY d/sub /n | 755 n/, 644 n/x = d/sub/x",
        "COPY ?.txt /x/ | 755 x/, 644 x/a.txt = a.txt, 644 x/b.txt = b.txt",
        "COPY [\"a.txt\", \"/with blank\"] | 644 with blank = a.txt",
        "COPY --chmod=600 a.txt /x/ | 755 x/, 600 x/a.txt = a.txt",
        "COPY --chmod=u+x,go=X a.txt /x | 711 x = a.txt",
        "COPY --chown=5 a.txt /x/ | 755 5:5 x/, 644 5:5 x/a.txt = a.txt",
        "COPY --chown=5:6 d /x | 755 5:6 x/, 750 5:6 x/sub/, 644 5:6 x/sub/x = d/sub/x",
        "COPY --exclude=*.txt --exclude=.* . /x | 755 x/, 644 x/Dockerfile = *, 755 x/d/, *, *",
        "COPY --parents d/sub/x /p/ | 755 p/, 755 p/d/, 750 p/d/sub/, 644 p/d/sub/x = d/sub/x",
        "COPY --parents d/./sub /p | 755 p/, 750 p/sub/, 644 p/sub/x = d/sub/x",
        "COPY --parents **/x /p/ | 755 p/, 755 p/d/, 750 p/d/sub/, 644 p/d/sub/x = d/sub/x",
        "COPY --link d/sub/x /l/m/ | 755 l/, 755 l/m/, 644 l/m/x = d/sub/x"
      })
  void copiesToEmptyImage(String instruction, String expected) throws IOException {
    List<String> tree = scratchTree(instruction);

    String[] lines = expected.split(", ", -1);
    assertThat(tree).hasSameSizeAs(lines);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.endsWith("*")) {
        assertThat(tree.get(i)).startsWith(line.substring(0, line.length() - 1));
      } else {
        assertThat(tree.get(i)).isEqualTo(line);
      }
    }
  }

  @Test
  void copiesIntoDirectoryThatIsThere() throws IOException {
    assertThat(baseTree("srv", "COPY b.txt /srv"))
        .containsExactly("755 7:8 srv/", "644 srv/a.txt = old", "644 srv/b.txt = b.txt");
  }

  @Test
  void replacesFileThatIsThere() throws IOException {
    assertThat(baseTree("srv", "COPY a.txt /srv/"))
        .containsExactly("755 7:8 srv/", "644 srv/a.txt = a.txt");
  }

  @Test
  void followsLinksInTheDestination() throws IOException {
    List<String> tree = baseTree("", "COPY a.txt /lib/x/", "COPY b.txt /etc/motd");

    assertThat(tree)
        .contains(
            "lib -> usr/lib",
            "644 usr/lib/x/a.txt = a.txt",
            "etc/motd -> /etc/text",
            "644 etc/text = b.txt");
  }

  @Test
  void linkFlagDoesNotLookAtWhatIsBelow() throws IOException {
    MemoryStore base = lab.images.getOrDefault("base", lab.target);
    lab.build("FROM base\nCOPY --link a.txt /srv/\n");
    base.log.clear();

    lab.build("FROM base\nCOPY --link b.txt /srv/\n");
    assertThat(base.log).filteredOn(line -> line.startsWith("open")).hasSize(1);
    lab.build("FROM base\nCOPY b.txt /srv/\n");
    assertThat(base.log).filteredOn(line -> line.startsWith("open")).hasSize(3);
  }

  @Test
  void linkFlagWritesTheDirectoriesAbove() throws IOException {
    assertThat(baseTree("srv", "COPY --link a.txt /srv/"))
        .containsExactly("755 srv/", "644 srv/a.txt = a.txt");
  }

  @Test
  void namesOfOwnersAreLookedUpInTheImage() throws IOException {
    assertThat(
            baseTree(
                "o",
                "COPY --chown=web a.txt /o/1",
                "COPY --chown=web:staff a.txt /o/2",
                "COPY --chown=9:staff a.txt /o/3"))
        .containsExactly(
            "755 33:34 o/",
            "644 33:34 o/1 = a.txt",
            "644 33:50 o/2 = a.txt",
            "644 9:50 o/3 = a.txt");
  }

  @Test
  void linksInsideCopiedDirectoriesStayAndSourcesAreFollowed() throws IOException {
    Files.createSymbolicLink(lab.context.resolve("d/in"), Path.of("/nowhere"));
    Files.createSymbolicLink(lab.context.resolve("file"), Path.of("a.txt"));
    Files.createSymbolicLink(lab.context.resolve("dir"), Path.of("d/sub"));

    assertThat(scratchTree("COPY d /x", "COPY file /x/", "COPY dir /y"))
        .contains("x/in -> /nowhere", "644 x/file = a.txt", "644 y/x = d/sub/x");
  }

  @Test
  void heredocsAreFiles() throws IOException {
    assertThat(
            scratchTree(
                "ARG NAME=world",
                "COPY <<one <<'two' /e/",
                "hello $NAME",
                "one",
                "hello $NAME",
                "two",
                "COPY --chmod=755 <<three /bin/run",
                "#!/bin/sh",
                "three"))
        .containsExactly(
            "755 bin/",
            "755 bin/run = #!/bin/sh\\n",
            "755 e/",
            "644 e/one = hello world\\n",
            "644 e/two = hello $NAME\\n");
  }

  @Test
  void ignoredFilesAreNotCopied() throws IOException {
    lab.file(".dockerignore", "*.txt\n!b.txt\n");

    assertThat(scratchTree("COPY *.txt /x/")).containsExactly("755 x/", "644 x/b.txt = b.txt");
  }

  @Test
  void timesAreFixedUnlessTheyAreToBeKept() throws IOException {
    Path file = lab.context.resolve("a.txt");
    String dockerfile = "FROM scratch\nCOPY a.txt /\n";
    var fixed = lab.build(dockerfile).digest();
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(5)));
    var again = lab.build(dockerfile).digest();
    var kept = lab.build(dockerfile, request -> request.keepTimes(true)).digest();
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(9)));
    var other = lab.build(dockerfile, request -> request.keepTimes(true)).digest();

    assertThat(again).isEqualTo(fixed);
    assertThat(kept).isNotEqualTo(fixed);
    assertThat(other).isNotEqualTo(kept);
  }

  @Test
  void addUnpacksArchivesAndCopiesOtherFiles() throws IOException {
    archive("r.tar.gz", 5);
    lab.file("no.tar", "text");

    assertThat(scratchTree("ADD r.tar.gz no.tar a.txt /x/", "ADD --unpack=false r.tar.gz /y/"))
        .hasSize(9)
        .startsWith(
            "755 x/",
            "644 x/a.txt = a.txt",
            "700 3:4 x/in/",
            "640 3:4 x/in/f = 12345",
            "640 3:4 x/in/h = 12345",
            "x/in/l -> f",
            "644 x/no.tar = text",
            "755 y/")
        .last()
        .asString()
        .startsWith("644 y/r.tar.gz");
  }

  @Test
  void ownerOfAddHoldsForArchivesAndModeDoesNot() throws IOException {
    archive("r.tar.gz", 5);

    assertThat(scratchTree("ADD --chown=9:9 --chmod=777 r.tar.gz /x"))
        .startsWith("755 9:9 x/", "700 9:9 x/in/", "640 9:9 x/in/f = 12345");
  }

  @Test
  void archiveThatUnpacksToTooMuchIsRefused() throws IOException {
    archive("bomb.tar.gz", 1 << 20);
    UnpackLimits limits = UnpackLimits.builder().bytes(1000).build();

    assertThatThrownBy(
            () ->
                lab.build(
                    "FROM scratch\nADD bomb.tar.gz /\n", request -> request.unpackLimits(limits)))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 ADD: Could not unpack "
                + lab.context.resolve("bomb.tar.gz")
                + ": it unpacks to more than 1000 bytes, the limit. Check that the file is"
                + " complete; save or download it again");
    assertThat(lab.target.log).isEmpty();
  }

  private void archive(String name, int size) throws IOException {
    try (OutputStream file = Files.newOutputStream(lab.context.resolve(name));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      entry(tar, new TarArchiveEntry("in/"), 0700);
      TarArchiveEntry content = new TarArchiveEntry("in/f");
      content.setSize(size);
      content.setMode(0640);
      content.setUserId(3);
      content.setGroupId(4);
      tar.putArchiveEntry(content);
      for (int i = 0; i < size; i++) {
        tar.write('1' + i % 9);
      }
      tar.closeArchiveEntry();
      TarArchiveEntry hard = new TarArchiveEntry("in/h", TarArchiveEntry.LF_LINK);
      hard.setLinkName("in/f");
      entry(tar, hard, 0640);
      TarArchiveEntry link = new TarArchiveEntry("in/l", TarArchiveEntry.LF_SYMLINK);
      link.setLinkName("f");
      entry(tar, link, 0777);
    }
  }

  private static void entry(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode)
      throws IOException {
    entry.setMode(mode);
    entry.setUserId(3);
    entry.setGroupId(4);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  @Test
  void severalFilesNeedADirectory() {
    assertThatThrownBy(() -> scratchTree("COPY a.txt b.txt /x"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:18 several files go to /x, which is no directory
              COPY a.txt b.txt /x
                               ^ write a slash at its end: /x/""");
    assertThat(lab.target.log).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COPY a.txt /etc/passwd/ | /etc/passwd is no directory in the image",
        "COPY d /etc/passwd | /etc/passwd is no directory in the image",
        "COPY a.txt /etc/passwd/x | /etc/passwd is no directory in the image",
      })
  void directoriesDoNotTakeThePlaceOfFiles(String instruction, String message) {
    assertThatThrownBy(() -> baseTree("", instruction))
        .isInstanceOf(DockerfileException.class)
        .hasMessageStartingWith("Dockerfile:2:")
        .hasMessageContaining(message);
  }

  @Test
  void directoryDoesNotTakeThePlaceOfALink() throws IOException {
    lab.files("root/lib/x");

    assertThatThrownBy(() -> baseTree("", "COPY root /"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:11 the directory /lib cannot take the place of a link to usr/lib
              COPY root /
                        ^ copy what is in it to where the link leads""");
  }

  @Test
  void fileDoesNotTakeThePlaceOfADirectory() throws IOException {
    lab.files("root/srv");

    assertThatThrownBy(() -> baseTree("", "COPY root /"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:11 /srv is a directory in the image, and a file cannot take its place
              COPY root /
                        ^ copy to another place""");
  }

  @Test
  void linksInACircleAreTold() {
    assertThatThrownBy(() -> baseTree("", "COPY a.txt /loop/x"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 COPY: Could not copy: /loop/x has too many symbolic"
                + " links. Check the path and its permissions");
  }

  @Test
  void missingFileIsToldWithItsPlaceAndWhatIsNear() {
    assertThatThrownBy(() -> scratchTree("", "COPY a.tx /"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:3 COPY: Could not find a.tx in the build context "
                + lab.context
                + ": perhaps a.txt is meant. Check the path and its permissions");
    assertThat(lab.target.log).isEmpty();
  }

  @Test
  void linkOutOfTheContextIsNotFollowed() throws IOException {
    Files.writeString(scratch.resolve("secret"), "secret");
    Files.createSymbolicLink(lab.context.resolve("out"), Path.of("../secret"));

    assertThatThrownBy(() -> scratchTree("COPY out /"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 COPY: Could not find out in the build context "
                + lab.context
                + ": out is a link to ../secret, which does not lead to a file in the build"
                + " context. Check the path and its permissions");
  }

  @Test
  void unknownOwnerIsToldWithNearNames() {
    assertThatThrownBy(() -> baseTree("", "COPY --chown=wbe a.txt /"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:6 /etc/passwd of the image has no user wbe; perhaps web is meant
              COPY --chown=wbe a.txt /
                   ^ write numbers, or a name that is there""");
  }

  @Test
  void wrongModeIsTold() {
    assertThatThrownBy(() -> scratchTree("ARG MODE=99", "COPY --chmod=$MODE a.txt /"))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:3:6 not a mode: 99
              COPY --chmod=$MODE a.txt /
                   ^ write it as 755, or as u=rwX,go=rX""");
  }

  @Test
  void pipesAreRefused() throws IOException, InterruptedException {
    Path pipe = lab.context.resolve("d/pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

    assertThatThrownBy(() -> scratchTree("COPY d /"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 COPY: Could not read "
                + pipe
                + ": it is a pipe or a device, which has no content to copy. Check the path and"
                + " its permissions");
  }

  @Test
  void fileThatChangesDuringTheBuildIsTold() {
    BuildListener meddler =
        new BuildListener() {
          @Override
          public void stepStarted(Platform platform, int number, int total, String instruction) {
            if (instruction.startsWith("LABEL")) {
              try {
                Files.writeString(lab.context.resolve("a.txt"), "longer than before");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }
        };

    assertThatThrownBy(
            () ->
                lab.build(
                    "FROM scratch\nCOPY a.txt /\nLABEL a=1\n",
                    request -> request.listener(meddler)))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Could not read "
                + lab.context.resolve("a.txt")
                + ": it changed while it was read. Read the current state, and try again");
    assertThat(lab.target.tags).isEmpty();
  }

  @Test
  void archiveThatReplacesALinkAndSetsItsDirectory() throws IOException {
    try (OutputStream file = Files.newOutputStream(lab.context.resolve("r.tar"));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      entry(tar, new TarArchiveEntry("./"), 0711);
      entry(tar, new TarArchiveEntry("lib/"), 0755);
    }

    assertThat(baseTree("", "ADD r.tar /", "ADD r.tar /srv"))
        .contains("755 3:4 lib/", "711 3:4 srv/", "755 3:4 srv/lib/", "644 srv/a.txt = old");
  }

  @Test
  void namesThatMeanDeletedFilesAreRefused() throws IOException {
    lab.files("d/.wh.x");

    assertThatThrownBy(() -> scratchTree("COPY d /"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Dockerfile:2 COPY: Could not use "
                + lab.context.resolve("d/.wh.x")
                + ": Not a path in an image: 'd/.wh.x'; names that start with .wh. mean deleted"
                + " files in a layer. Check the path and its permissions");
  }
}
