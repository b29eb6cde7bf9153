package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A directory beside an archive, in which its content is collected before it is packed. */
final class Spool {
  private static final int MAX_LINKS = 40;

  private final Path named;
  private final Path file;
  private final Path parent;
  private final Path directory;
  private @Nullable Closeable lock;

  /**
   * A place for the content of an archive.
   *
   * @param named the archive; when it is a symbolic link, the file that the link leads to
   */
  Spool(Path named) {
    this.named = named.toAbsolutePath();
    this.file = target(this.named);
    this.parent = Objects.requireNonNullElse(file.getParent(), file);
    this.directory = Temporary.name(parent);
  }

  /** Follows links by hand, because the file at their end need not exist. */
  private static Path target(Path named) {
    Path target = named;
    try {
      for (int links = 0; links < MAX_LINKS && Files.isSymbolicLink(target); links++) {
        target = target.resolveSibling(Files.readSymbolicLink(target));
      }
    } catch (IOException e) {
      return named; // refused when it is used
    }
    return target;
  }

  Path directory() {
    return directory;
  }

  void create(Work work) throws IOException {
    check(work);
    if (Files.notExists(parent)) {
      throw new NoSuchFileException(parent.toString());
    }
    try {
      Temporary.prepare(parent);
      lock = Temporary.own(directory);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(parent)) {
        throw e;
      }
      throw unwritable(e);
    }
  }

  /** Names the directory, not the temporary file in it that nobody asked for. */
  private FileSystemException unwritable(FileSystemException e) {
    String reason = e.getReason() == null ? "" : ": " + e.getReason();
    FileSystemException failure =
        new FileSystemException(
            parent.toString(), null, "the directory cannot be written" + reason);
    failure.initCause(e);
    return failure;
  }

  /** An archive takes the place of a file, never of anything else. */
  private void check(Work work) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(named, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return;
    }
    if (attributes.isDirectory()) {
      throw Failures.unusable(work.what(), named + " is a directory", Remedy.CHECK_PATH);
    }
    // Some links of the system lead to what has no name, whatever they say.
    if (!attributes.isRegularFile() || Files.notExists(file) || !Files.isSameFile(named, file)) {
      throw Failures.unusable(
          work.what(),
          named + " is a pipe, a device or a socket, not a file that can be replaced",
          Remedy.CHECK_PATH);
    }
  }

  /** Makes the archive of some of the files. */
  void pack(Collection<String> names, Work work) throws IOException {
    try (AtomicFile archive = new AtomicFile(parent)) {
      TarPacker.pack(directory, names, archive.out(), work);
      check(work);
      archive.commit(file);
    }
    Temporary.sync(parent);
  }

  void delete() {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      // The system takes the lock back.
    }
    Temporary.deleteAll(directory);
  }
}
