package dev.registrysdk.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The files of a directory or an archive, by their path with {@code /} between its parts. */
interface Tree extends AutoCloseable {
  /** The size of a regular file, or empty if there is none. */
  OptionalLong size(String path) throws IOException;

  /** Opens a regular file; it must exist. */
  InputStream open(String path) throws IOException;

  /** Gives back what the tree holds. */
  @Override
  void close();
}
