package dev.registrysdk.build;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * Turns an archive into the entries of a layer: tar, as it is or compressed with gzip, bzip2, xz or
 * zstd. Permissions, owners, times, links and devices are taken over; nothing is written to the
 * file system but the unpacked archive as one temporary file.
 */
final class ArchiveExtraction {
  private static final int HEADER = 512;

  private final Path archive;
  private final UnpackLimits limits;
  private final String what;

  ArchiveExtraction(Path archive, UnpackLimits limits) {
    this.archive = archive;
    this.limits = limits;
    this.what = "Could not unpack " + archive;
  }

  /** The entries, with their paths below a directory of the image. */
  List<LayerEntry> into(String directory, Workspace workspace) {
    return entries(workspace).stream()
        .filter(entry -> !entry.path().isEmpty())
        .map(entry -> entry.under(directory))
        .toList();
  }

  /**
   * The entries, with their paths in the archive. One with an empty path is about the directory
   * that the archive is unpacked into.
   */
  List<LayerEntry> entries(Workspace workspace) {
    try {
      Path tar = workspace.file();
      unpack(tar);
      List<LayerEntry> entries = new ArrayList<>();
      new TarScan(tar, what, limits, false).read(entries::add);
      return entries;
    } catch (IOException e) {
      throw BuildFailures.of(what, e);
    }
  }

  private void unpack(Path tar) throws IOException {
    try (InputStream raw = Files.newInputStream(archive);
        InputStream in = new Unpacking(what, limits).open(raw)) {
      Files.copy(in, tar);
    } catch (EOFException | ZipException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Whether a file is an archive that can be unpacked: a tar, or something compressed that turns
   * out to be one. Other files are copied as they are.
   *
   * @throws dev.registrysdk.error.UnsupportedException if it is compressed in a way that needs a
   *     library which is not there
   */
  static boolean recognizes(Path file) {
    String what = "Could not read " + file;
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = new Unpacking(what, UnpackLimits.DEFAULT).open(raw)) {
      byte[] header = in.readNBytes(HEADER);
      return header.length == HEADER && TarUtils.verifyCheckSum(header);
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      return false; // text where a header has digits, or nothing that can be unpacked
    } catch (IOException e) {
      throw BuildFailures.of(what, e);
    }
  }
}
