package dev.registrysdk.build;

import dev.registrysdk.error.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes entries of files on this machine. Links are taken as links, never followed. */
final class FileTree {
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;
  private static final int PERMISSIONS = 07777;

  /** What a file without POSIX permissions gets: it could be a program. */
  private static final int UNKNOWN_MODE = 0755;

  private final EntryAttributes given;
  private final boolean keepTimes;
  private final Consumer<LayerEntry> entries;

  /**
   * Prepares to add files.
   *
   * @param given what replaces the attributes of the files
   * @param keepTimes whether files keep their times, where none is given
   */
  FileTree(EntryAttributes given, boolean keepTimes, Consumer<LayerEntry> entries) {
    this.given = given;
    this.keepTimes = keepTimes;
    this.entries = entries;
  }

  /** Adds what is in a directory, and the directory itself unless it becomes the root. */
  void addTree(Path directory, String path) {
    String what = "Could not read " + directory;
    try {
      if (!Files.isDirectory(directory)) {
        throw BuildFailures.unusable(
            what,
            Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                ? "it is not a directory"
                : "it does not exist",
            Remedy.CHECK_PATH);
      }
      if (!path.isEmpty()) {
        add(directory, path);
      }
      addChildren(directory, path);
    } catch (IOException e) {
      throw BuildFailures.of(what, e);
    }
  }

  private void addChildren(Path directory, String path) throws IOException {
    List<Path> children;
    try (Stream<Path> all = Files.list(directory)) {
      children = all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path child : children) {
      String name = FileNames.of(child.getFileName());
      if (!FileNames.isText(name)) {
        throw ContextFailures.noText(child);
      }
      String below = EntryPath.of(EntryPath.join(path, name));
      add(child, below, LinkOption.NOFOLLOW_LINKS);
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        addChildren(child, below);
      }
    }
  }

  /** Adds one file; if it is a link, what it leads to. */
  void addFile(Path file, String path) {
    try {
      if (Files.isDirectory(file)) {
        throw BuildFailures.unusable(
            "Could not read " + file, "it is a directory, not a file", Remedy.CHECK_PATH);
      }
      add(file, path);
    } catch (IOException e) {
      throw BuildFailures.of("Could not read " + file, e);
    }
  }

  /** Adds one thing, without what is in it. */
  void add(Path file, String path, LinkOption... links) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, links);
    boolean follow = links.length == 0;
    EntryAttributes attributes = attributes(found);
    if (found.isSymbolicLink()) {
      String target = FileNames.of(Files.readSymbolicLink(file));
      entries.accept(LayerEntry.symlink(path, attributes, target));
    } else if (found.isDirectory()) {
      entries.accept(LayerEntry.directory(path, attributes, mode(file, UNKNOWN_MODE, follow)));
    } else if (found.isRegularFile()) {
      if (!Files.isReadable(file)) {
        throw BuildFailures.unusable(
            "Could not read " + file, "permission to read it is denied", Remedy.CHECK_PATH);
      }
      entries.accept(
          LayerEntry.file(
              path, attributes, mode(file, UNKNOWN_MODE, follow), new SourceFile(file, found)));
    } else if ((unixMode(file, 0, follow) & TYPE) != SOCKET) {
      throw BuildFailures.unusable(
          "Could not read " + file,
          "it is a pipe or a device, which has no content to copy",
          Remedy.CHECK_PATH);
    }
  }

  private EntryAttributes attributes(BasicFileAttributes found) {
    return keepTimes && given.modified().isEmpty()
        ? EntryAttributes.builder()
            .from(given)
            .modified(found.lastModifiedTime().toInstant())
            .build()
        : given;
  }

  private static int mode(Path file, int otherwise, boolean follow) throws IOException {
    return unixMode(file, otherwise, follow) & PERMISSIONS;
  }

  private static int unixMode(Path file, int otherwise, boolean follow) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return otherwise;
    }
    LinkOption[] links = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    return Files.getAttribute(file, "unix:mode", links) instanceof Integer mode ? mode : otherwise;
  }
}
