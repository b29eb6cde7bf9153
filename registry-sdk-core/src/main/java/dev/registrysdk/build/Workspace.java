package dev.registrysdk.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory for layers, made when it is first used and deleted with everything in it.
 * Safe for use by several threads.
 */
final class Workspace implements AutoCloseable {
  private @Nullable Path directory;
  private int files;
  private boolean closed;

  /** A file in it that nothing else uses. */
  synchronized Path file() throws IOException {
    if (closed) {
      throw new IOException("the build is over");
    }
    Path known = directory;
    if (known == null) {
      known = Files.createTempDirectory("registry-sdk-build-");
      directory = known;
    }
    files++;
    return known.resolve(Integer.toString(files));
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (directory == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> childrenFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : childrenFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It lies where the system keeps what may be deleted.
    }
  }
}
