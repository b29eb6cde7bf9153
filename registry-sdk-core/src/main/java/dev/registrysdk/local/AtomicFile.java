package dev.registrysdk.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes files in one step: nobody sees half of one, whatever happens. What is being written has a
 * temporary name in the same file system, and is forced to the disk before it gets its own.
 */
final class AtomicFile {
  static final String PREFIX = ".registry-sdk-";

  /** A writer that did not touch its file for so long is dead. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param scratch the directory for the temporary file
   */
  static void write(Path scratch, Path target, Content content) throws IOException {
    Path temporary = temporary(scratch);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A name in a directory that nothing else has. */
  static Path temporary(Path directory) {
    return directory.resolve(PREFIX + UUID.randomUUID() + ".tmp");
  }

  /**
   * Makes sure that a directory is there and can be written, and removes what writers left there
   * that did not live to clean up.
   */
  static void prepare(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path probe = Files.createFile(temporary(directory));
    try (Stream<Path> files = Files.list(directory)) {
      // The clock of the file system, which need not be the clock of this machine.
      Instant limit = Files.getLastModifiedTime(probe).toInstant().minus(ABANDONED);
      for (Path file : files.filter(AtomicFile::temporaryName).toList()) {
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

  private static boolean temporaryName(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(".tmp");
  }

  private static Instant lastTouched(Path path) {
    return walk(path).stream()
        .map(AtomicFile::modified)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private static Instant modified(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time.toInstant();
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
