package dev.registrysdk.build;

import dev.registrysdk.build.LayerEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Writes a layer as a tar whose bytes depend on nothing but the entries: no names of users, whole
 * seconds, PAX records only where the plain header has no room, two empty blocks at the end.
 */
final class LayerTar {
  private static final int BLOCK = 512;
  private static final int BUFFER = 1 << 16;

  private final Instant time;

  /**
   * Prepares to write.
   *
   * @param time the time of entries that have none
   */
  LayerTar(Instant time) {
    this.time = time;
  }

  /** Writes the entries in their order; the stream stays open. */
  void write(List<LayerEntry> entries, OutputStream target) throws IOException {
    Writing tar = to(target);
    for (LayerEntry entry : entries) {
      tar.add(entry);
    }
    tar.finish();
  }

  /** Starts to write entry by entry. */
  Writing to(OutputStream target) {
    return new Writing(target);
  }

  /** A tar while it is written. */
  final class Writing {
    private final Turnout out;
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[BUFFER];

    private Writing(OutputStream target) {
      out = new Turnout(target);
      tar = new TarArchiveOutputStream(out, BLOCK, "UTF-8");
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    void add(LayerEntry entry) throws IOException {
      checkText(entry);
      Map<String, ByteString> binary = new TreeMap<>(entry.extended());
      binary.values().removeIf(PaxAttributes::isText);
      if (binary.isEmpty()) {
        tar.putArchiveEntry(header(entry));
      } else {
        out.turned = new ByteArrayOutputStream();
        tar.putArchiveEntry(header(entry));
        byte[] headers = out.turned.toByteArray();
        out.turned = null;
        PaxAttributes.write(headers, binary, out);
      }
      EntryContent content = entry.content();
      if (content != null) {
        try (InputStream in = content.open()) {
          copy(in, tar, buffer);
        }
      }
      tar.closeArchiveEntry();
    }

    /** Ends the tar; the stream stays open. */
    void finish() throws IOException {
      tar.finish();
    }
  }

  /** Leads bytes aside while the headers of an entry are written. */
  private static final class Turnout extends FilterOutputStream {
    private @Nullable ByteArrayOutputStream turned;

    Turnout(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      (turned == null ? out : turned).write(bytes, offset, length);
    }

    @Override
    public void write(int b) throws IOException {
      (turned == null ? out : turned).write(b);
    }
  }

  private static void copy(InputStream in, OutputStream out, byte[] buffer) throws IOException {
    int read;
    while ((read = in.read(buffer)) >= 0) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the thread was interrupted");
      }
      out.write(buffer, 0, read);
    }
  }

  private TarArchiveEntry header(LayerEntry entry) {
    TarArchiveEntry header = new TarArchiveEntry(name(entry), type(entry.kind()), true);
    header.setMode(entry.mode());
    header.setUserId(entry.uid());
    header.setGroupId(entry.gid());
    header.setNames("", "");
    Instant modified = entry.modified() == null ? time : entry.modified();
    header.setModTime(FileTime.from(modified.truncatedTo(ChronoUnit.SECONDS)));
    header.setSize(entry.size());
    if (entry.link() != null) {
      header.setLinkName(entry.link());
    }
    if (entry.kind() == Kind.CHARACTER_DEVICE || entry.kind() == Kind.BLOCK_DEVICE) {
      header.setDevMajor(entry.device().major());
      header.setDevMinor(entry.device().minor());
    }
    entry.extended().forEach((keyword, value) -> header.addPaxHeader(keyword, value.utf8()));
    return header;
  }

  /** What was not UTF-8 where it was read would come out as something else. */
  private static void checkText(LayerEntry entry) throws IOException {
    if (!FileNames.isText(entry.path())
        || (entry.link() != null && !FileNames.isText(entry.link()))) {
      throw new IOException("the name /" + entry.path() + " is not UTF-8");
    }
  }

  private static String name(LayerEntry entry) {
    String path = entry.path();
    return switch (entry.kind()) {
      case DIRECTORY -> path + "/";
      case OPAQUE -> EntryPath.join(path, EntryPath.OPAQUE);
      case WHITEOUT ->
          EntryPath.join(EntryPath.parent(path), EntryPath.WHITEOUT + EntryPath.name(path));
      default -> path;
    };
  }

  private static byte type(Kind kind) {
    return switch (kind) {
      case DIRECTORY -> TarConstants.LF_DIR;
      case SYMLINK -> TarConstants.LF_SYMLINK;
      case HARD_LINK -> TarConstants.LF_LINK;
      case CHARACTER_DEVICE -> TarConstants.LF_CHR;
      case BLOCK_DEVICE -> TarConstants.LF_BLK;
      case FIFO -> TarConstants.LF_FIFO;
      default -> TarConstants.LF_NORMAL;
    };
  }
}
