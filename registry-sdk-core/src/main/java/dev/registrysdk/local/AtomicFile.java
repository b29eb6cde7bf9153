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
  private final Path temporary;
  private final FileChannel channel;

  /**
   * Starts a file.
   *
   * @param directory where the temporary name is
   */
  AtomicFile(Path directory) throws IOException {
    this.temporary = Temporary.name(directory);
    this.channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
    channel.close();
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
