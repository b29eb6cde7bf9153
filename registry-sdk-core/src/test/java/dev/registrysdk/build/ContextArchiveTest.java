package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryIOException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextArchiveTest {
  private static final String FROM = "FROM scratch\nCOPY . /\n";
  private static final String GENERATED = ".dockerfile.0837162982057d16f6c2";

  @TempDir private Path root;
  private Path context;

  @BeforeEach
  void makeContext() throws IOException {
    context = Files.createDirectory(root.resolve("ctx"));
    file("Dockerfile", FROM);
    file("b.txt", "b");
    file("a/c.txt", "c");
  }

  private Path file(String path, String text) throws IOException {
    Path file = context.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private ContextArchive archive(String dockerfile) {
    return ContextArchive.of(
        BuildContext.builder().directory(context).dockerfilePath(Path.of(dockerfile)).build());
  }

  private static byte[] bytes(ContextArchive archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive.writeTo(out);
    return out.toByteArray();
  }

  /** The members with their content; directories end with a slash, links show where they lead. */
  private static Map<String, String> members(byte[] tar) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(
            entry.getName(),
            entry.isSymbolicLink()
                ? "-> " + entry.getLinkName()
                : new String(in.readAllBytes(), UTF_8));
      }
    }
    return members;
  }

  private Map<String, String> members(String dockerfile) throws IOException {
    return members(bytes(archive(dockerfile)));
  }

  @Test
  void allFilesAreThereInTheOrderOfTheirNames() throws IOException {
    Files.createSymbolicLink(context.resolve("link"), Path.of("a/c.txt"));

    assertThat(members("Dockerfile"))
        .containsExactly(
            Map.entry("Dockerfile", FROM),
            Map.entry("a/", ""),
            Map.entry("a/c.txt", "c"),
            Map.entry("b.txt", "b"),
            Map.entry("link", "-> a/c.txt"));
    assertThat(archive("Dockerfile").dockerfile()).isEqualTo("Dockerfile");
  }

  @Test
  void ignoredFilesAreLeftOutButNotWhatTheBuilderNeeds() throws IOException {
    file(".dockerignore", "*\n!a\n");
    file("docker/web", FROM);

    assertThat(members("docker/web"))
        .containsExactly(
            Map.entry(".dockerignore", "*\n!a\n"),
            Map.entry("docker/web", FROM),
            Map.entry("a/", ""),
            Map.entry("a/c.txt", "c"));
    assertThat(archive("docker/web").dockerfile()).isEqualTo("docker/web");
  }

  @Test
  void aDockerfileOutsideIsThereUnderANameThatItsContentGives() throws IOException {
    Files.writeString(root.resolve("web"), FROM);

    assertThat(archive("../web").dockerfile()).isEqualTo(GENERATED);
    assertThat(members("../web"))
        .containsEntry(GENERATED, FROM)
        .containsEntry(".dockerignore", "\n.dockerignore\n" + GENERATED + "\n")
        .containsEntry("b.txt", "b");
  }

  @Test
  void theRulesThatAreThereStayBeforeTheOneForADockerfileOutside() throws IOException {
    Files.writeString(root.resolve("web"), FROM);
    file(".dockerignore", "b.txt");

    assertThat(members("../web"))
        .containsEntry(".dockerignore", "b.txt\n" + GENERATED + "\n")
        .doesNotContainKey("b.txt");
  }

  @Test
  void aDockerfileBehindALinkIsSentAsAFile() throws IOException {
    Files.createSymbolicLink(context.resolve("web"), Path.of("Dockerfile"));

    assertThat(archive("web").dockerfile()).isEqualTo(GENERATED);
    assertThat(members("web")).containsEntry(GENERATED, FROM).containsEntry("web", "-> Dockerfile");
  }

  @Test
  void theOwnIgnoreFileOfADockerfileIsTheOneTheBuilderReads() throws IOException {
    file("web", FROM);
    file("web.dockerignore", "b.txt\n");

    assertThat(members("web"))
        .containsEntry(".dockerignore", "b.txt\n\n.dockerignore\n")
        .doesNotContainKey("b.txt");

    file(".dockerignore", "a\n");

    assertThat(members("web"))
        .containsEntry(".dockerignore", "b.txt\n\n")
        .containsEntry("a/c.txt", "c");
  }

  @Test
  void theSameFilesMakeTheSameBytes() throws IOException {
    byte[] first = bytes(archive("Dockerfile"));
    Files.setLastModifiedTime(context.resolve("b.txt"), FileTime.fromMillis(1_000_000_000_000L));

    assertThat(bytes(archive("Dockerfile"))).isEqualTo(first);
    assertThat(bytes(archive("Dockerfile").keepTimes())).isNotEqualTo(first);
  }

  @Test
  void filesBelongToRootAndKeepTheirModeAndTimeIfThatIsWanted() throws IOException {
    Path script = file("run.sh", "#!/bin/sh\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
    Files.setLastModifiedTime(script, FileTime.fromMillis(1_000_000_000_000L));

    assertThat(entry(archive("Dockerfile"), "run.sh"))
        .satisfies(
            entry -> {
              assertThat(entry.getMode()).isEqualTo(0750);
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getUserName()).isEmpty();
              assertThat(entry.getLastModifiedTime().toMillis()).isZero();
            });
    assertThat(entry(archive("Dockerfile").keepTimes(), "run.sh").getLastModifiedTime().toMillis())
        .isEqualTo(1_000_000_000_000L);
  }

  private static TarArchiveEntry entry(ContextArchive archive, String name) throws IOException {
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes(archive)))) {
      TarArchiveEntry entry = in.getNextEntry();
      while (!entry.getName().equals(name)) {
        entry = in.getNextEntry();
      }
      return entry;
    }
  }

  @Test
  void gzipHoldsTheSameArchive() throws IOException {
    ContextArchive archive = archive("Dockerfile");
    byte[] compressed = bytes(archive.gzip());

    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes(archive));
    }
    assertThat(bytes(archive.gzip())).isEqualTo(compressed);
  }

  @Test
  void filesAreNotHeldInMemory() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(context.resolve("large").toFile(), "rw")) {
      large.setLength(3L << 30); // more than any array holds
    }
    long[] count = new long[1];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int one) {
            count[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            count[0] += length;
          }
        };

    archive("Dockerfile").writeTo(counting);

    assertThat(count[0]).isGreaterThan(3L << 30);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Files.delete(context.resolve("Dockerfile"));
    ContextArchive archive = archive("Dockerfile");
    String message =
        "Could not read the Dockerfile "
            + context.resolve("Dockerfile")
            + ": it does not exist. Check the path and its permissions";

    assertThatThrownBy(archive::dockerfile)
        .isInstanceOf(NotFoundException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> archive.writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(RegistryIOException.class)
        .hasMessage(message);
  }
}
