package dev.registrysdk.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;
import okio.ByteString;

/**
 * Writes the archives of sample layers: POSIX {@code ustar}, owned by root, always the same bytes
 * for the same content. Names up to 100 bytes are enough here.
 */
final class SampleTar {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;
  private static final int CHECKSUM = 148;
  private static final long MODIFIED = 1_704_067_200;

  private final Buffer bytes = new Buffer();

  SampleTar directory(String name) {
    return entry(name + "/", '5', 0755, "", ByteString.EMPTY);
  }

  SampleTar file(String name, String content) {
    return entry(name, '0', 0644, "", ByteString.encodeUtf8(content));
  }

  SampleTar program(String name, String content) {
    return entry(name, '0', 0755, "", ByteString.encodeUtf8(content));
  }

  SampleTar symbolicLink(String name, String target) {
    return entry(name, '2', 0777, target, ByteString.EMPTY);
  }

  SampleTar hardLink(String name, String target) {
    return entry(name, '1', 0644, target, ByteString.EMPTY);
  }

  /** What takes a file of a lower layer away. */
  SampleTar whiteout(String directory, String name) {
    return file(directory + "/.wh." + name, "");
  }

  /** What takes everything away that lower layers have in a directory. */
  SampleTar opaque(String directory) {
    return whiteout(directory, ".wh..opq");
  }

  ByteString end() {
    Buffer whole = bytes.clone();
    whole.write(new byte[2 * BLOCK]);
    return whole.readByteString();
  }

  private SampleTar entry(String name, char type, int mode, String link, ByteString content) {
    byte[] header = new byte[BLOCK];
    text(header, 0, name);
    octal(header, 100, 8, mode);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, content.size());
    octal(header, 136, 12, MODIFIED);
    header[156] = (byte) type;
    text(header, 157, link);
    text(header, 257, "ustar\0" + "00");
    octal(header, CHECKSUM, 7, checksum(header));
    header[CHECKSUM + 7] = ' ';
    bytes.write(header).write(content);
    bytes.write(new byte[Math.floorMod(-content.size(), BLOCK)]);
    return this;
  }

  /** The sum of all bytes, where those of the sum itself count as spaces. */
  private static int checksum(byte[] header) {
    Arrays.fill(header, CHECKSUM, CHECKSUM + 8, (byte) ' ');
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    return sum;
  }

  private static void text(byte[] header, int offset, String value) {
    byte[] ascii = value.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > LONGEST_NAME) {
      throw new IllegalArgumentException("Too long for a name in a sample: " + value);
    }
    System.arraycopy(ascii, 0, header, offset, ascii.length);
  }

  /** Digits to the last byte but one, which stays zero. */
  private static void octal(byte[] header, int offset, int length, long value) {
    String digits = Long.toOctalString(value);
    text(header, offset, "0".repeat(length - 1 - digits.length()) + digits);
  }
}
