package dev.registrysdk.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A temporary file that goes with the last of those who need it. Thread-safe; one thread at a time
 * may write.
 *
 * <p>Not read through a channel: an interrupt would close that.
 */
final class SpoolFile {
  private final AtomicInteger users = new AtomicInteger(1);
  private final Spool spool;
  private final Path path;

  SpoolFile(Spool spool, Path path) {
    this.spool = spool;
    this.path = path;
  }

  /** Opens the file for reading. */
  RandomAccessFile open(long offset) throws IOException {
    return open("r", offset);
  }

  /** Opens the file for writing: what is before the offset stays as it is. */
  RandomAccessFile openToWrite(long offset) throws IOException {
    return open("rw", offset);
  }

  /** Adds somebody who needs the file, which is gone if nobody does. */
  void retain() {
    if (users.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
      throw gone();
    }
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      spool.delete(path);
    }
  }

  private RandomAccessFile open(String mode, long offset) throws IOException {
    requireServer();
    if (users.get() <= 0) {
      throw gone();
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), mode);
    try {
      file.seek(offset);
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Refuses to go on once the server is closed. */
  void requireServer() {
    if (spool.isClosed()) {
      throw new IllegalStateException(
          "This content was in a temporary file, which is gone since the server was closed."
              + " Read it before, or let the server keep more in memory: keepInMemoryUpTo(…)");
    }
  }

  private static IllegalStateException gone() {
    return new IllegalStateException(
        "This content was in a temporary file, which is deleted: a blob is readable until it is"
            + " removed, the body of a request until the request is answered");
  }
}
