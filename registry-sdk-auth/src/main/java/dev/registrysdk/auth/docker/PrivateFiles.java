package dev.registrysdk.auth.docker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files that nobody else may read: mode 0600 in directories of mode 0700. */
final class PrivateFiles {
  private static final int MOST_LINKS = 40;

  private PrivateFiles() {}

  /** What a new file gets; nothing where the system has no modes. */
  static FileAttribute<?>[] file(Path path) {
    return mode(path, "rw-------");
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes the directory of a file, unless it is there. */
  static void makeDirectory(Path file) throws IOException {
    Path directory = file.resolveSibling("");
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode(directory, "rwx------"));
    }
  }

  /** What a file is at the end of its links: a link stays when the file is replaced. */
  static Path target(Path file) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** Replaces a file in one step: others see the old or the new one, and never half of it. */
  static void write(Path file, byte[] content) throws IOException {
    Path temporary =
        Files.createTempFile(file.resolveSibling(""), file.getFileName() + ".", ".tmp", file(file));
    try {
      try (FileChannel channel = FileChannel.open(temporary, Set.of(StandardOpenOption.WRITE))) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
