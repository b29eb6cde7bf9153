package dev.registrysdk.local;

import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A directory that is written as a layout, maybe by several threads and processes at once. */
final class LayoutDirectory {
  /** A change that one writer at a time may make. */
  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }

  private static final long LOCK_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path root;
  private final Work work;
  private boolean ready;

  LayoutDirectory(Path root, Work work) {
    this.root = root;
    this.work = work;
  }

  /**
   * Fails if the directory cannot be made or written, as far as can be told without making
   * anything.
   */
  static void check(Path root) throws IOException {
    Path existing = root.toAbsolutePath();
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new NotDirectoryException(existing.toString());
    }
    if (!Files.isWritable(existing)) {
      if (Files.getFileStore(existing).isReadOnly()) {
        throw new FileSystemException(existing.toString(), null, "Read-only file system");
      }
      throw new AccessDeniedException(existing.toString());
    }
  }

  /**
   * Makes the directory, and a layout of it, before there is anything else in it: so it is a valid
   * layout even if its writer dies.
   */
  private synchronized void prepare() throws IOException {
    if (ready) {
      return;
    }
    Files.createDirectories(root);
    Temporary.prepare(root);
    if (!isLayout()) {
      locked(this::makeLayout);
    }
    ready = true;
  }

  private boolean isLayout() {
    return Files.exists(root.resolve(LayoutContent.MARKER))
        && Files.exists(root.resolve(LayoutContent.INDEX));
  }

  private void makeLayout() throws IOException {
    write(LayoutContent.INDEX, LayoutIndex.EMPTY.toJson());
    write(LayoutContent.MARKER, LayoutContent.MARKER_JSON);
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = root.resolve(name);
    if (Files.notExists(file)) {
      AtomicFile.write(file, content);
    }
  }

  /** Starts a blob. */
  AtomicFile begin() throws IOException {
    prepare();
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

  /** Changes the index, one writer at a time. */
  void update(LayoutContent content, UnaryOperator<LayoutIndex> change) throws IOException {
    prepare();
    locked(
        () -> {
          makeLayout(); // somebody may have deleted a part of it
          LayoutIndex changed = change.apply(content.indexIfPresent());
          AtomicFile.write(root.resolve(LayoutContent.INDEX), changed.toJson());
          Temporary.sync(root);
        });
  }

  private void locked(Change change) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            root.resolve("index.json.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(channel); // given back with the channel
      change.run();
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
