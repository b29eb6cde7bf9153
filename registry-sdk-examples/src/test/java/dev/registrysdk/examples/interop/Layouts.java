package dev.registrysdk.examples.interop;

import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at layouts without the code that writes them. */
final class Layouts {
  private Layouts() {}

  /** The files of a layout that should not be there: temporary ones, and blobs with other bytes. */
  static List<String> halfWritten(Path layout) {
    return Trees.files(layout).stream()
        .filter(file -> !file.equals("oci-layout"))
        .filter(file -> !file.equals("index.json") && !file.equals("index.json.lock"))
        .filter(file -> !completeBlob(layout, file))
        .toList();
  }

  /** How many blobs are complete. */
  static long completeBlobs(Path layout) {
    return Trees.files(layout).stream().filter(file -> completeBlob(layout, file)).count();
  }

  private static boolean completeBlob(Path layout, String file) {
    String prefix = "blobs/sha256/";
    try {
      return file.startsWith(prefix)
          && Digest.sha256(Files.readAllBytes(layout.resolve(file)))
              .encoded()
              .equals(file.substring(prefix.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
