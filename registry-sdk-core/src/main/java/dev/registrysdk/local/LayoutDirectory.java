package dev.registrysdk.local;

import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A directory that is written as a layout, maybe by several threads and processes at once. */
final class LayoutDirectory {
  private static final long LOCK_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path root;
  private final Work work;

  LayoutDirectory(Path root, Work work) {
    this.root = root;
    this.work = work;
  }

  /** Starts a blob. */
  AtomicFile begin() throws IOException {
    return new AtomicFile(root);
  }

  /** Ends a blob; whoever wrote it is responsible for the digest. */
  void commit(AtomicFile blob, Digest digest) throws IOException {
    Path target = root.resolve(LayoutContent.path(digest));
    Files.createDirectories(target.resolveSibling(""));
    blob.commit(target);
  }

  /** Writes a blob from a stream that checks the digest. */
  void write(InputStream in, Digest digest) throws IOException {
    try (AtomicFile blob = begin()) {
      in.transferTo(blob.out());
      commit(blob, digest);
    }
  }

  /** Changes the index, one writer at a time; makes this a layout if it is none yet. */
  void update(LayoutContent content, UnaryOperator<LayoutIndex> change) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            root.resolve("index.json.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(channel); // given back with the channel
      Path marker = root.resolve(LayoutContent.MARKER);
      if (Files.notExists(marker)) {
        AtomicFile.write(marker, LayoutContent.MARKER_JSON);
      }
      LayoutIndex changed = change.apply(content.indexIfPresent());
      AtomicFile.write(root.resolve(LayoutContent.INDEX), changed.toJson());
      Temporary.sync(root);
    }
  }

  /** Waits for the lock: asks again and again, so that the wait ends when the work does. */
  private void lock(FileChannel channel) throws IOException {
    while (true) {
      work.check();
      if (locked(channel)) {
        return;
      }
      LockSupport.parkNanos(this, LOCK_PAUSE);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this JVM has it
    }
  }
}
