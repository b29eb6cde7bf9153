package dev.registrysdk.auth.docker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps programs that use this SDK from losing each other's changes: whoever changes a file first
 * locks the empty {@code NAME.lock} beside it. The file itself cannot be locked, as it is replaced;
 * the lock file stays, as removing it would let two hold a lock of that name at once. The system
 * takes the lock back when a process ends, however it ends.
 */
final class FileLock {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private FileLock() {}

  /** What is done while the lock is held. */
  interface Change {
    boolean run() throws IOException;
  }

  static boolean holding(Path file, Change change) throws IOException {
    Path name = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(
            name,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PrivateFiles.file(name))) {
      await(channel, name);
      return change.run();
    }
  }

  /**
   * Tries with the same channel until it succeeds. On many systems closing a second channel would
   * end the lock that another thread of this process holds.
   */
  private static void await(FileChannel channel, Path name) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!locked(channel)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("the thread was interrupted");
      }
      if (System.nanoTime() - end > 0) {
        throw new IOException(name + " is locked by another program");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
