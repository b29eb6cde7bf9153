package dev.registrysdk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A temporary directory for what is unpacked or compressed while reading; made when first used. */
final class Scratch {
  private @Nullable Path directory;

  /** A new file name in it. */
  synchronized Path file() throws IOException {
    Path known = directory;
    if (known == null) {
      known = Files.createTempDirectory("registry-sdk-" + OwnerLock.process() + "-");
      directory = known;
    }
    return Temporary.name(known);
  }

  /** Deletes it with all in it. */
  synchronized void close() {
    if (directory != null) {
      Temporary.deleteAll(directory);
    }
  }
}
