package dev.registrysdk.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that tests write for a shell. */
public final class Script {
  private Script() {}

  /**
   * Writes a program.
   *
   * @param file where it is to be; what is there is replaced
   * @param lines what it does
   */
  public static void write(Path file, String... lines) throws IOException {
    Path text = file.resolveSibling(file.getFileName() + ".txt");
    Files.writeString(text, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    // By another process: what this one has open, the programs that other tests start may have open
    // too for a moment, and a file that is open for writing cannot be run.
    Process copy = new ProcessBuilder("cp", text.toString(), file.toString()).inheritIO().start();
    try {
      if (copy.waitFor() != 0) {
        throw new IOException("Could not write " + file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
