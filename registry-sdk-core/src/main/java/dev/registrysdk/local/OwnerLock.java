package dev.registrysdk.local;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Shows other processes that the writer of something temporary is alive: it holds a lock on the
 * file, which the system takes back when the process ends, however it ends.
 *
 * <p>A process must not look at its own locks: on many systems it loses them when it closes the
 * file a second time. So names say which process they are from.
 */
final class OwnerLock {
  /** Behind all content, so that locks that keep others from reading do no harm. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  /** What is known about the owner of a file. */
  enum Owner {
    ALIVE,
    DEAD,
    UNKNOWN
  }

  private OwnerLock() {}

  /** What tells this process from others that may use the same directory. */
  static String process() {
    ProcessHandle process = ProcessHandle.current();
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return Long.toHexString(process.pid()) + "-" + Long.toHexString(start);
  }

  /**
   * Locks a file that was just made, until the channel is closed; where there are no locks it goes
   * without.
   *
   * @return false if the file is being removed, because it had no owner before
   */
  static boolean take(FileChannel channel, Path file) throws IOException {
    try {
      return channel.tryLock(POSITION, 1, false) != null && !Files.notExists(file);
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  /**
   * Finds out whether the owner of a file of another process is alive.
   *
   * @param ifDead what to do if it is dead, before anybody else can lock the file
   */
  static Owner look(Path file, Runnable ifDead) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Owner.UNKNOWN; // opening a pipe would wait for its reader
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock(POSITION, 1, false) == null) {
        return Owner.ALIVE;
      }
      ifDead.run();
      return Owner.DEAD;
    } catch (OverlappingFileLockException e) {
      return Owner.ALIVE;
    } catch (IOException | UnsupportedOperationException e) {
      return Owner.UNKNOWN;
    }
  }
}
