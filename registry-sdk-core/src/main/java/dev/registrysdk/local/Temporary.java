package dev.registrysdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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

  /** A writer that did not touch its file for so long is dead. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private Temporary() {}

  /** A name in a directory that nothing else has. */
  static Path name(Path directory) {
    return directory.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
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
        if (lastTouched(file).isBefore(limit)) {
          deleteAll(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(probe);
    }
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
    return name.startsWith(PREFIX) && name.endsWith(".tmp");
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
