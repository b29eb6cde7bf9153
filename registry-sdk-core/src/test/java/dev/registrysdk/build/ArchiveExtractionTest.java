package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.UnsupportedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveExtractionTest {
  @TempDir private Path directory;
  private final Workspace workspace = new Workspace();

  @AfterEach
  void close() {
    workspace.close();
  }

  private interface Content {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  private interface Compressor {
    OutputStream compress(OutputStream out) throws IOException;
  }

  private Path archive(Compressor compressor, Content content) throws IOException {
    Path file = directory.resolve("a.tar");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(compressor.compress(Files.newOutputStream(file)))) {
      content.write(tar);
    }
    return file;
  }

  private static void sample(TarArchiveOutputStream tar) throws IOException {
    put(tar, "./dir/", TarConstants.LF_DIR, "", "");
    put(tar, "./dir/file", TarConstants.LF_NORMAL, "", "content");
    put(tar, "dir/hard", TarConstants.LF_LINK, "./dir/file", "");
    put(tar, "dir/soft", TarConstants.LF_SYMLINK, "/etc/../../passwd", "");
    put(tar, "null", TarConstants.LF_CHR, "", "");
  }

  private static void put(
      TarArchiveOutputStream tar, String name, byte type, String link, String content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(link);
    entry.setUserId(12);
    entry.setMode(0750);
    entry.setSize(content.length());
    entry.setDevMajor(1);
    entry.setDevMinor(3);
    tar.putArchiveEntry(entry);
    tar.write(content.getBytes(UTF_8));
    tar.closeArchiveEntry();
  }

  private List<String> extracted(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (LayerEntry entry :
        new ArchiveExtraction(file, UnpackLimits.DEFAULT).into("opt", workspace)) {
      String content = "";
      if (entry.content() != null) {
        try (InputStream in = entry.content().open()) {
          content = " " + new String(in.readAllBytes(), UTF_8);
        }
      }
      lines.add(entry.kind() + " " + entry.path() + " " + entry.link() + content);
    }
    return lines;
  }

  @Test
  void everyCompressionWithoutALibraryOfItsOwnIsUnpacked() throws IOException {
    for (Compressor compressor :
        List.<Compressor>of(out -> out, GZIPOutputStream::new, BZip2CompressorOutputStream::new)) {
      Path file = archive(compressor, ArchiveExtractionTest::sample);

      assertThat(ArchiveExtraction.recognizes(file)).isTrue();
      assertThat(extracted(file))
          .containsExactly(
              "DIRECTORY opt/dir null",
              "FILE opt/dir/file null content",
              "HARD_LINK opt/dir/hard opt/dir/file",
              "SYMLINK opt/dir/soft /etc/../../passwd",
              "CHARACTER_DEVICE opt/null null");
    }
  }

  @Test
  void attributesAreTakenOver() throws IOException {
    Path file = archive(out -> out, ArchiveExtractionTest::sample);

    assertThat(new ArchiveExtraction(file, UnpackLimits.DEFAULT).into("", workspace))
        .allSatisfy(
            entry -> {
              assertThat(entry.mode()).isEqualTo(0750);
              assertThat(entry.uid()).isEqualTo(12);
            });
  }

  @Test
  void nameThatLeavesTheArchiveIsRefused() throws IOException {
    Path file = archive(out -> out, tar -> put(tar, "../etc/x", TarConstants.LF_NORMAL, "", "x"));

    assertThatThrownBy(() -> extracted(file))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not unpack %s: its entry ../etc/x is refused: Not a path in an image: '../etc/x';"
                    .formatted(file)
                + " it leads out of the image. Check that the file is complete; save or download it"
                + " again");
  }

  @Test
  void hardLinkThatLeavesTheArchiveIsRefused() throws IOException {
    Path file = archive(out -> out, tar -> put(tar, "x", TarConstants.LF_LINK, "../etc/x", ""));

    assertThatThrownBy(() -> extracted(file)).hasMessageContaining("it leads out of the image");
  }

  @Test
  void archiveThatUnpacksToTooMuchIsRefused() throws IOException {
    Path file =
        archive(
            GZIPOutputStream::new,
            tar -> put(tar, "x", TarConstants.LF_NORMAL, "", "x".repeat(100_000)));
    UnpackLimits limits = UnpackLimits.builder().bytes(50_000).build();

    assertThatThrownBy(() -> new ArchiveExtraction(file, limits).into("", workspace))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not unpack %s: it unpacks to more than 50000 bytes, the limit. Check that the file"
                    .formatted(file)
                + " is complete; save or download it again");
  }

  @Test
  void archiveThatUnpacksToManyTimesItsSizeIsRefused() throws IOException {
    Path file =
        archive(
            BZip2CompressorOutputStream::new,
            tar -> put(tar, "x", TarConstants.LF_NORMAL, "", "x".repeat(66 << 20)));

    assertThatThrownBy(() -> extracted(file))
        .hasMessageContaining("it unpacks to more than 400 times its size, the limit");
  }

  @Test
  void archiveOfTooManyEntriesIsRefused() throws IOException {
    Path file = archive(out -> out, ArchiveExtractionTest::sample);
    UnpackLimits limits = UnpackLimits.builder().entries(3).build();

    assertThatThrownBy(() -> new ArchiveExtraction(file, limits).into("", workspace))
        .hasMessageContaining("it has more than 3 entries, the limit");
  }

  @Test
  void archiveThatIsCutIsRefused() throws IOException {
    Path file = archive(GZIPOutputStream::new, ArchiveExtractionTest::sample);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 20));

    assertThatThrownBy(() -> extracted(file)).hasMessageContaining("it is damaged: ");
  }

  @Test
  void compressionThatNeedsALibraryNamesIt() throws IOException {
    Path file =
        Files.write(
            directory.resolve("a.tar.xz"), new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4});

    assertThatThrownBy(() -> ArchiveExtraction.recognizes(file))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            "Could not read %s: it is compressed with xz, which needs the library org.tukaani:xz."
                    .formatted(file)
                + " Add the library to the class path of the application; on the module path,"
                + " require its module too");
  }

  @Test
  void archiveCompressedWithZstdIsRead() throws IOException {
    Path file = archive(out -> new ZstdOutputStream(out, 3), ArchiveExtractionTest::sample);

    assertThat(extracted(file))
        .isEqualTo(extracted(archive(GZIPOutputStream::new, ArchiveExtractionTest::sample)));
  }

  @Test
  void otherFilesAreNoArchives() throws IOException {
    Path text = Files.writeString(directory.resolve("t"), "text".repeat(1000));
    Path gzip = directory.resolve("t.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write("text".repeat(1000).getBytes(UTF_8));
    }

    assertThat(ArchiveExtraction.recognizes(text)).isFalse();
    assertThat(ArchiveExtraction.recognizes(gzip)).isFalse();
  }
}
