package dev.registrysdk.build;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file of the build context. Its content is not read.
 *
 * @param path where it is in the context, with slashes; empty for the context itself
 * @param file where it is on this machine
 * @param kind what it is
 * @param size bytes of a regular file; 0 for others
 * @param mode permission bits with set-user-ID, set-group-ID and sticky; 0755 where files have none
 * @param modified when it was modified
 * @param target what a symbolic link leads to, as it is written; empty for others
 */
record ContextEntry(
    String path, Path file, Kind kind, long size, int mode, Instant modified, String target) {
  /** What a file is. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    /** A device or a pipe. */
    SPECIAL
  }

  boolean directory() {
    return kind == Kind.DIRECTORY;
  }

  boolean link() {
    return kind == Kind.LINK;
  }
}
