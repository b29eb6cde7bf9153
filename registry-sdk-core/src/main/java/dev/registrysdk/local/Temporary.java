package dev.registrysdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Files and directories that last only while something is read or written. */
final class Temporary {
  private static final String PREFIX = ".registry-sdk-";
  private static final String SUFFIX = ".tmp";

  /** In a temporary directory, the file that its owner locks. */
  private static final String LOCK = ".lock";

  /** A writer that did not touch its file for so long is dead, where nothing better is known. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private Temporary() {}

  /** A name in a directory that nothing else has. */
  static Path name(Path directory) {
    return directory.resolve(PREFIX + OwnerLock.process() + "-" + UUID.randomUUID() + SUFFIX);
  }

  /**
   * Makes sure that a directory can be written, and removes what writers left there that did not
   * live to clean up.
   */
  static void prepare(Path directory) throws IOException {
    Path probe = Files.createFile(name(directory));
    try (Stream<Path> files = Files.list(directory)) {
      // The clock of the file system, which need not be the clock of this machine.
      Instant limit = Files.getLastModifiedTime(probe).toInstant().minus(ABANDONED);
      for (Path file : files.filter(Temporary::is).toList()) {
        if (owner(file) == OwnerLock.Owner.UNKNOWN && lastTouched(file).isBefore(limit)) {
          deleteAll(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Makes a directory, and shows that it is in use until the result is closed. */
  static AtomicFile own(Path directory) throws IOException {
    Files.createDirectory(directory);
    AtomicFile lock = new AtomicFile(directory);
    lock.rename(directory.resolve(LOCK)); // locked already when it gets this name
    return lock;
  }

  /** Finds out whether the owner is alive, and deletes the file if not. */
  private static OwnerLock.Owner owner(Path file) {
    if (file.getFileName().toString().startsWith(PREFIX + OwnerLock.process() + "-")) {
      return OwnerLock.Owner.UNKNOWN;
    }
    Path locked = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? file.resolve(LOCK) : file;
    return OwnerLock.look(locked, () -> deleteAll(file));
  }

  /** Deletes a file, or a directory with all in it, as far as possible. */
  static void deleteAll(Path path) {
    for (Path file : walk(path)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // It is out of use; the next writer tries again.
      }
    }
  }

  /** Makes renames in a directory durable, where the system can do that. */
  static void sync(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system lets directories be opened; the files themselves are safe.
    }
  }

  static boolean is(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  private static Instant lastTouched(Path path) {
    return walk(path).stream()
        .map(Temporary::modified)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.MAX; // somebody else is cleaning up
    }
  }

  /** The path and all below it, children first. */
  private static List<Path> walk(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
