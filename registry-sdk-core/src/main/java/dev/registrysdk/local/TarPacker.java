package dev.registrysdk.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs files into a tar archive; the same files always give the same bytes. */
final class TarPacker {
  private static final int BLOCK = 512;
  private static final int FILE_MODE = 0100644;
  private static final int DIRECTORY_MODE = 040755;

  private TarPacker() {}

  /**
   * Packs files with the directories they are in, in the order of their names.
   *
   * @param root the directory the names start in
   * @param names the names of the files
   */
  static void pack(Path root, Collection<String> names, OutputStream target, Work work)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(target, 1 << 16);
    TarArchiveOutputStream tar = new TarArchiveOutputStream(buffered, BLOCK, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    for (String name : withDirectories(names)) {
      Path file = root.resolve(name);
      tar.putArchiveEntry(entry(name, file));
      if (!name.endsWith("/")) {
        try (InputStream in = work.guard(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
          in.transferTo(tar);
        }
      }
      tar.closeArchiveEntry();
    }
    tar.finish();
    buffered.flush(); // the tar stream does not pass a flush on
  }

  private static SortedSet<String> withDirectories(Collection<String> names) {
    SortedSet<String> all = new TreeSet<>(names);
    for (String name : names) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        all.add(name.substring(0, slash + 1));
      }
    }
    return all;
  }

  private static TarArchiveEntry entry(String name, Path file) throws IOException {
    boolean directory = name.endsWith("/");
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(directory ? DIRECTORY_MODE : FILE_MODE);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setModTime(FileTime.fromMillis(0));
    entry.setSize(directory ? 0 : Files.size(file));
    return entry;
  }
}
