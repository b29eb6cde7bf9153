package dev.registrysdk.build;

import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The content of a file on this machine, as it was when it was first looked at: it fails when the
 * file changed since, at the latest when the last byte was read.
 */
final class SourceFile implements EntryContent {
  private final Path file;
  private final long size;
  private final FileTime modified;

  SourceFile(Path file, BasicFileAttributes attributes) {
    this.file = file;
    this.size = attributes.size();
    this.modified = attributes.lastModifiedTime();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream in;
    try {
      in = Files.newInputStream(file);
    } catch (IOException e) {
      throw new RegistryIOException(BuildFailures.of("Could not read " + file, e));
    }
    return new FilterInputStream(in) {
      private long count;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
          read = in.read(buffer, offset, length);
        } catch (IOException e) {
          throw new RegistryIOException(BuildFailures.of("Could not read " + file, e));
        }
        count += Math.max(0, read);
        if (count > size || (read < 0 && count < size)) {
          throw changed();
        }
        if (read < 0) {
          check();
        }
        return read;
      }
    };
  }

  private void check() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
      throw changed();
    }
  }

  private IOException changed() {
    return new RegistryIOException(
        BuildFailures.unusable(
            "Could not read " + file, "it changed while it was read", Remedy.READ_AGAIN));
  }
}
