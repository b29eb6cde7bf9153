package dev.registrysdk.build;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a directory by their paths with slashes. Links are never followed here. */
final class ContextTree {
  /** The order of UTF-8, which is that of code points, and not that of Java's strings. */
  private static final Comparator<String> NAMES = ContextTree::compare;

  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;

  private final Path root;
  private final boolean unix;

  ContextTree(Path root) {
    this.root = root;
    this.unix = root.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  Path root() {
    return root;
  }

  private Path file(String path) {
    return path.isEmpty() ? root : FileNames.resolve(root, path);
  }

  /** The file at a path, if there is one; sockets count as none. */
  Optional<ContextEntry> entry(String path) {
    Path file = file(path);
    try {
      return read(path, file);
    } catch (NoSuchFileException | NotDirectoryException e) {
      // It was listed, but has no path of text; it must not be lost silently.
      if (!FileNames.isText(path)) {
        throw ContextFailures.noText(file);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw ContextFailures.unreadable(file, e);
    }
  }

  private Optional<ContextEntry> read(String path, Path file) throws IOException {
    String wanted = "isDirectory,isRegularFile,isSymbolicLink,size,lastModifiedTime";
    Map<String, Object> known =
        Files.readAttributes(
            file, unix ? "unix:mode," + wanted : wanted, LinkOption.NOFOLLOW_LINKS);
    int mode = known.get("mode") instanceof Integer given ? given : 0755;
    ContextEntry.Kind kind = kind(known);
    boolean socket = unix ? (mode & TYPE) == SOCKET : kind == ContextEntry.Kind.SPECIAL;
    if (socket) {
      return Optional.empty();
    }
    long size =
        kind == ContextEntry.Kind.FILE && known.get("size") instanceof Long bytes ? bytes : 0;
    FileTime time =
        known.get("lastModifiedTime") instanceof FileTime given ? given : FileTime.fromMillis(0);
    String target =
        kind == ContextEntry.Kind.LINK ? FileNames.of(Files.readSymbolicLink(file)) : "";
    return Optional.of(
        new ContextEntry(path, file, kind, size, mode & 07777, time.toInstant(), target));
  }

  private static ContextEntry.Kind kind(Map<String, Object> known) {
    return Boolean.TRUE.equals(known.get("isRegularFile"))
        ? ContextEntry.Kind.FILE
        : Boolean.TRUE.equals(known.get("isDirectory"))
            ? ContextEntry.Kind.DIRECTORY
            : Boolean.TRUE.equals(known.get("isSymbolicLink"))
                ? ContextEntry.Kind.LINK
                : ContextEntry.Kind.SPECIAL;
  }

  /** The names in a directory, in the order of their UTF-8 bytes. */
  List<String> names(String directory) {
    Path file = file(directory);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(file)) {
      for (Path child : children) {
        names.add(FileNames.of(child.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      throw ContextFailures.unreadable(file, cause == null ? new IOException(e) : cause);
    } catch (IOException e) {
      throw ContextFailures.unreadable(file, e);
    }
    names.sort(NAMES);
    return names;
  }

  private static int compare(String one, String other) {
    int shared = Math.min(one.length(), other.length());
    for (int i = 0; i < shared; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        // Different halves of a pair compare as the pair does: both are above all other halves.
        return Integer.compare(weight(one.charAt(i)), weight(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Puts the halves of pairs above all other characters, where their code points are. */
  private static int weight(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
