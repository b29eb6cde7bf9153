package dev.registrysdk.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import okio.ByteString;

/** A part of a {@link Content}, wherever its bytes are. */
sealed interface ContentPiece {
  /** How many bytes are moved at a time when they are not in memory. */
  int STEP = 64 * 1024;

  long length();

  /** The bytes from an offset, inclusive, to another, exclusive; not empty. */
  ContentPiece slice(long from, long to);

  void writeTo(WritableByteChannel target) throws IOException;

  /** Bytes in memory. */
  record Memory(ByteString bytes, int offset, int size) implements ContentPiece {
    @Override
    public long length() {
      return size;
    }

    @Override
    public ContentPiece slice(long from, long to) {
      return new Memory(bytes, offset + (int) from, (int) (to - from));
    }

    @Override
    public void writeTo(WritableByteChannel target) throws IOException {
      ByteBuffer buffer = bytes.asByteBuffer();
      target.write(buffer.position(offset).limit(offset + size));
    }
  }

  /** A region of a temporary file. */
  record Region(SpoolFile file, long offset, long length) implements ContentPiece {
    @Override
    public ContentPiece slice(long from, long to) {
      return new Region(file, offset + from, to - from);
    }

    @Override
    public void writeTo(WritableByteChannel target) throws IOException {
      byte[] buffer = new byte[(int) Math.min(STEP, length)];
      long left = length;
      // Closed before the last bytes are written: whoever gets them may delete the file.
      try (RandomAccessFile source = file.open(offset)) {
        for (; left > buffer.length; left -= buffer.length) {
          file.requireServer();
          source.readFully(buffer);
          target.write(ByteBuffer.wrap(buffer));
        }
        file.requireServer();
        source.readFully(buffer, 0, (int) left);
      }
      target.write(ByteBuffer.wrap(buffer, 0, (int) left));
    }
  }

  /** A region of a file that somebody else keeps. */
  record Kept(Path file, long offset, long length) implements ContentPiece {
    @Override
    public ContentPiece slice(long from, long to) {
      return new Kept(file, offset + from, to - from);
    }

    @Override
    public void writeTo(WritableByteChannel target) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(STEP, length));
      try (FileChannel source = FileChannel.open(file)) {
        for (long at = offset; at < offset + length; ) {
          buffer.clear().limit((int) Math.min(buffer.capacity(), offset + length - at));
          int count = source.read(buffer, at);
          if (count < 0) {
            throw new EOFException(file + " is shorter than it was");
          }
          target.write(buffer.flip());
          at += count;
        }
      }
    }
  }

  /** A run of zero bytes, which are nowhere. */
  record Zeros(long length) implements ContentPiece {
    @Override
    public ContentPiece slice(long from, long to) {
      return new Zeros(to - from);
    }

    @Override
    public void writeTo(WritableByteChannel target) throws IOException {
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(STEP, length));
      for (long left = length; left > 0; left -= zeros.limit()) {
        target.write(zeros.position(0).limit((int) Math.min(zeros.capacity(), left)));
      }
    }
  }
}
