package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.work.TarHeaders;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Where a member of an archive is.
 *
 * @param offset where its content starts
 * @param size the number of bytes
 * @param link what it is a link to, or null for a regular file
 * @param symbolic whether the link is a symbolic one
 */
record TarMember(long offset, long size, @Nullable String link, boolean symbolic) {
  private static final int MAX_MEMBERS = 100_000;
  private static final int MAX_NAME = 512;

  /** The types of regular files; everything the library does not know counts as a file there. */
  private static final String FILES =
      ""
          + (char) TarConstants.LF_OLDNORM
          + (char) TarConstants.LF_NORMAL
          + (char) TarConstants.LF_CONTIG;

  private static final long BLOCK = 512;

  /** Finds the members: the last one of a name counts, what is no file or link is passed over. */
  static Map<String, TarMember> scan(Path file, String what) throws IOException {
    Map<String, TarMember> members = new HashMap<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      TarHeaders headers = new TarHeaders(channel);
      TarArchiveEntry entry;
      int known = 0;
      while ((entry = next(headers, what, known)) != null) {
        known++;
        long offset = channel.position();
        if (offset + entry.getSize() > channel.size()) {
          throw TarTree.damaged(what, "it ends inside of " + entry.getName());
        }
        if (entry.isSparse()) {
          throw Failures.unsupported(what, "its member " + entry.getName() + " is a sparse file");
        }
        add(entry, offset, members);
        if (members.size() > MAX_MEMBERS) {
          throw TarTree.damaged(what, "it has more than " + MAX_MEMBERS + " members");
        }
        channel.position(offset + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK);
      }
      if (!headers.endedWithZeros()) {
        throw known == 0 ? noArchive(what) : TarTree.damaged(what, "it ends too early");
      }
    }
    return members;
  }

  /** Reads one header; the tar stream is a new one each time, because it reads what it skips. */
  private static @Nullable TarArchiveEntry next(TarHeaders headers, String what, int known)
      throws IOException {
    headers.nextHeader();
    TarArchiveEntry entry;
    try {
      entry = new TarArchiveInputStream(headers, "UTF-8").getNextEntry();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(what, known, ": " + e.getMessage());
    }
    if (entry != null && !entry.isCheckSumOK()) {
      throw damaged(what, known, "");
    }
    return entry;
  }

  private static void add(TarArchiveEntry entry, long offset, Map<String, TarMember> members) {
    boolean link = entry.isSymbolicLink() || entry.isLink();
    if ((!link && FILES.indexOf(entry.getLinkFlag()) < 0) || entry.getName().length() > MAX_NAME) {
      return;
    }
    String target = link ? entry.getLinkName() : null;
    if (target != null && target.length() > MAX_NAME) {
      return;
    }
    TarMember member = new TarMember(offset, entry.getSize(), target, entry.isSymbolicLink());
    MemberName.normal(entry.getName()).ifPresent(name -> members.put(name, member));
  }

  private static StorageException damaged(String what, int known, String reason) {
    return known == 0
        ? noArchive(what)
        : TarTree.damaged(what, "it is damaged after " + known + " members" + reason);
  }

  private static StorageException noArchive(String what) {
    return Failures.unusable(what, "it is not a tar archive", Remedy.CHECK_PATH);
  }
}
