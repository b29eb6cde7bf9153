package dev.registrysdk.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The content of a file that goes into a layer; it can be opened as often as needed. */
interface EntryContent {
  /** Its size in bytes. */
  long size();

  /** Opens it; there are {@link #size} bytes, or it fails. */
  InputStream open() throws IOException;

  /** Content in memory. */
  static EntryContent of(byte[] bytes) {
    return new EntryContent() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /** A part of a file of our own. */
  static EntryContent slice(Path file, long offset, long size) {
    return new EntryContent() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(offset);
        return new ExactStream(Channels.newInputStream(channel), size, file.toString());
      }
    };
  }
}
