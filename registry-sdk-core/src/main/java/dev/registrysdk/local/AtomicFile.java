package dev.registrysdk.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is seen only when it is complete: it has a temporary name in the same file system
 * while it is written, and is forced to the disk before it gets its own.
 */
final class AtomicFile implements Closeable {
  /** Another process has to look at a file in the very moment it is made to make one fail. */
  private static final int ATTEMPTS = 8;

  private final Path temporary;
  private final FileChannel channel;

  /**
   * Starts a file.
   *
   * @param directory where the temporary name is
   */
  AtomicFile(Path directory) throws IOException {
    Path name = Temporary.name(directory);
    FileChannel opened = open(name);
    for (int i = 0; i < ATTEMPTS && !OwnerLock.take(opened, name); i++) {
      opened.close();
      name = Temporary.name(directory);
      opened = open(name);
    }
    this.temporary = name;
    this.channel = opened;
  }

  private static FileChannel open(Path name) throws IOException {
    return FileChannel.open(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Writes a small file. */
  static void write(Path target, byte[] content) throws IOException {
    try (AtomicFile file = new AtomicFile(target.resolveSibling(""))) {
      file.out().write(content);
      file.commit(target);
    }
  }

  OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  /** Gives the file its name. */
  void commit(Path target) throws IOException {
    channel.force(true);
    rename(target);
    channel.close();
  }

  /** Gives the file its name, but keeps it open and locked. */
  void rename(Path target) throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the file, unless it got its name. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
