package dev.registrysdk.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The files of a directory or an archive, by their path with {@code /} between its parts. */
interface Tree {
  /** The size of a regular file, or empty if there is none. */
  OptionalLong size(String path) throws IOException;

  /** Opens a regular file; it must exist. */
  InputStream open(String path) throws IOException;

  default boolean has(String path) throws IOException {
    return size(path).isPresent();
  }
}
