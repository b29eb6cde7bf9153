package dev.registrysdk.build;

import dev.registrysdk.build.LayerEntry.Kind;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.work.TarHeaders;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import okio.ByteString;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of an uncompressed tar on disk. Contents stay where they are, and can be read
 * in any order. Names that lead out of the root, and hard links that do, are refused.
 */
final class TarScan {
  private static final long BLOCK = 512;
  private static final String XATTR = "SCHILY.xattr.";

  private final Path file;
  private final String what;
  private final UnpackLimits limits;
  private final boolean layer;

  /**
   * Prepares to read.
   *
   * @param what what failures say could not be done
   * @param layer whether names that start with {@code .wh.} mean deleted files, as in a layer of an
   *     image; in other archives they are refused
   */
  TarScan(Path file, String what, UnpackLimits limits, boolean layer) {
    this.file = file;
    this.what = what;
    this.limits = limits;
    this.layer = layer;
  }

  void read(Consumer<LayerEntry> entries) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      TarHeaders headers = new TarHeaders(channel);
      TarArchiveEntry entry;
      int known = 0;
      while ((entry = next(headers, known)) != null) {
        known++;
        if (known > limits.entries()) {
          throw damaged("it has more than " + limits.entries() + " entries, the limit");
        }
        long offset = channel.position();
        if (offset + entry.getSize() > channel.size()) {
          throw damaged("it ends inside of " + entry.getName());
        }
        LayerEntry read = checked(entry, headers, offset);
        if (read != null) {
          entries.accept(read);
        }
        channel.position(offset + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK);
      }
      if (!headers.endedWithZeros()) {
        throw damaged(known == 0 ? "it is not a tar archive" : "it ends too early");
      }
    }
  }

  /** Reads one header; the tar stream is a new one each time, because it reads what it skips. */
  private @Nullable TarArchiveEntry next(TarHeaders headers, int known) throws IOException {
    headers.nextHeader();
    TarArchiveEntry entry;
    try {
      entry = new TarArchiveInputStream(headers, "UTF-8").getNextEntry();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(
          known == 0
              ? "it is not a tar archive"
              : "it is damaged after " + known + " entries: " + e.getMessage());
    }
    if (entry != null && !entry.isCheckSumOK()) {
      throw damaged(
          known == 0 ? "it is not a tar archive" : "it is damaged after " + known + " entries");
    }
    return entry;
  }

  private @Nullable LayerEntry checked(TarArchiveEntry entry, TarHeaders headers, long offset) {
    if (entry.isSparse()) {
      throw BuildFailures.unsupported(what, "its entry " + entry.getName() + " is a sparse file");
    }
    try {
      return convert(entry, headers, offset);
    } catch (IllegalArgumentException e) {
      throw damaged("its entry " + entry.getName() + " is refused: " + e.getMessage());
    }
  }

  private @Nullable LayerEntry convert(TarArchiveEntry entry, TarHeaders headers, long offset) {
    String path = layer ? EntryPath.normal(entry.getName()) : EntryPath.of(entry.getName());
    if (layer && EntryPath.name(path).startsWith(EntryPath.WHITEOUT)) {
      return whiteout(path);
    }
    Kind kind = kind(entry);
    if (kind == null || (path.isEmpty() && (layer || kind != Kind.DIRECTORY))) {
      return null;
    }
    String link =
        switch (kind) {
          case SYMLINK -> entry.getLinkName();
          case HARD_LINK -> EntryPath.normal(entry.getLinkName());
          default -> null;
        };
    return new LayerEntry(
        path,
        kind,
        entry.getMode() & 07777,
        entry.getLongUserId(),
        entry.getLongGroupId(),
        entry.getLastModifiedTime().toInstant(),
        link,
        kind == Kind.FILE ? EntryContent.slice(file, offset, entry.getSize()) : null,
        extended(entry, headers),
        new LayerEntry.Device(entry.getDevMajor(), entry.getDevMinor()));
  }

  private static @Nullable LayerEntry whiteout(String path) {
    String name = EntryPath.name(path);
    String directory = EntryPath.parent(path);
    if (name.equals(EntryPath.OPAQUE)) {
      return LayerEntry.opaque(directory);
    }
    String deleted = name.substring(EntryPath.WHITEOUT.length());
    return deleted.isEmpty() || deleted.startsWith(EntryPath.WHITEOUT)
        ? null // bookkeeping of union file systems
        : LayerEntry.whiteout(EntryPath.join(directory, deleted));
  }

  /** Null for what is no file of the archive. */
  private static @Nullable Kind kind(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_DIR -> Kind.DIRECTORY;
      case TarConstants.LF_SYMLINK -> Kind.SYMLINK;
      case TarConstants.LF_LINK -> Kind.HARD_LINK;
      case TarConstants.LF_CHR -> Kind.CHARACTER_DEVICE;
      case TarConstants.LF_BLK -> Kind.BLOCK_DEVICE;
      case TarConstants.LF_FIFO -> Kind.FIFO;
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
          entry.getName().endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
      default -> null;
    };
  }

  private static Map<String, ByteString> extended(TarArchiveEntry entry, TarHeaders headers) {
    Map<String, ByteString> extended = new TreeMap<>();
    entry
        .getExtraPaxHeaders()
        .forEach((keyword, value) -> extended.put(keyword, ByteString.encodeUtf8(value)));
    extended.keySet().removeIf(keyword -> !keyword.startsWith(XATTR));
    if (!extended.isEmpty()) {
      Map<String, ByteString> written = PaxAttributes.read(headers.bytes());
      extended.replaceAll((keyword, value) -> written.getOrDefault(keyword, value));
    }
    return extended;
  }

  private StorageException damaged(String reason) {
    return BuildFailures.unusable(what, reason, Remedy.CHECK_ARCHIVE);
  }
}
