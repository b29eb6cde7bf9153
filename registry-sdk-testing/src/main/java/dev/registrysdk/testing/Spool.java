package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of one server: in a directory of its own that only this user can read, made
 * when the first is needed and deleted when the server is closed, or at the latest when the process
 * ends in order. Thread-safe.
 */
final class Spool {
  /** Up to how many bytes a body stays in memory if nobody sets that. */
  static final long DEFAULT_MEMORY_LIMIT = 1024 * 1024;

  private final Set<Path> files = new HashSet<>();
  private final Thread atExit = new Thread(this::deleteAll, "in-memory registry clean-up");
  private final long memoryLimit;
  private @Nullable Path directory;
  private long created;
  private volatile boolean closed;

  /**
   * Prepares a spool; makes no file yet.
   *
   * @param memoryLimit up to how many bytes a body stays in memory
   */
  Spool(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  /** Checks a number before it becomes the limit of a spool. */
  static long requireLimit(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "Bodies of up to " + bytes + " bytes cannot be kept in memory, use 0 or more");
    }
    return bytes;
  }

  long memoryLimit() {
    return memoryLimit;
  }

  /** Makes an empty file that one user needs. */
  synchronized SpoolFile create() {
    if (closed) {
      throw new IllegalStateException("The server is closed and takes no more content");
    }
    try {
      if (directory == null) {
        directory = Files.createTempDirectory("in-memory-registry-");
        deleteAtExit();
      }
      Path path = directory.resolve(Long.toString(created++));
      files.add(Files.createFile(path));
      return new SpoolFile(this, path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot make a temporary file for content of more than "
              + memoryLimit
              + " bytes: "
              + e
              + ". Look at the temporary directory of this JVM (java.io.tmpdir)",
          e);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the reading of files, which may take longer than somebody who closes a server waits. */
  void stop() {
    closed = true;
  }

  /** How many files there are. */
  synchronized int fileCount() {
    return files.size();
  }

  /** Where they are, or were, once there has been one. */
  synchronized Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  synchronized void delete(Path file) {
    if (files.remove(file)) {
      deleteQuietly(file);
    }
  }

  /** Deletes everything. Does nothing the second time. */
  synchronized void close() {
    stop();
    if (directory != null) {
      deleteAll();
      keepAtExit();
    }
  }

  private synchronized void deleteAll() {
    files.forEach(Spool::deleteQuietly);
    files.clear();
    if (directory != null) {
      deleteQuietly(directory);
    }
  }

  private void deleteAtExit() {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // Who starts a server while the process ends closes it, or leaves files.
    }
  }

  private void keepAtExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // Then it finds nothing left to delete.
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Somebody else reads it (Windows); a temporary file that stays must not fail a test.
    }
  }
}
