package dev.registrysdk.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * PAX records byte by byte. The library takes all values for text, but that of an extended
 * attribute need not be: capabilities of a program are bits.
 */
final class PaxAttributes {
  private static final int BLOCK = 512;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE_AT = 156;

  private PaxAttributes() {}

  /**
   * The records in front of a member.
   *
   * @param headers all headers of the member, with those that extend it
   */
  static Map<String, ByteString> read(byte[] headers) {
    Map<String, ByteString> records = new LinkedHashMap<>();
    int at = 0;
    while (at + BLOCK <= headers.length) {
      int size = (int) TarUtils.parseOctalOrBinary(headers, at + SIZE_AT, SIZE_LENGTH);
      byte type = headers[at + TYPE_AT];
      if (type == TarConstants.LF_PAX_EXTENDED_HEADER_LC) {
        records.putAll(records(Arrays.copyOfRange(headers, at + BLOCK, at + BLOCK + size)));
      } else if (type != TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER
          && type != TarConstants.LF_GNUTYPE_LONGNAME
          && type != TarConstants.LF_GNUTYPE_LONGLINK) {
        break;
      }
      at += BLOCK + padded(size);
    }
    return records;
  }

  /** Splits records, each its length in decimal, a blank, keyword=value and a newline. */
  private static Map<String, ByteString> records(byte[] data) {
    Map<String, ByteString> records = new LinkedHashMap<>();
    int at = 0;
    while (at < data.length) {
      int blank = at;
      while (blank < data.length && data[blank] >= '0' && data[blank] <= '9') {
        blank++;
      }
      int length = blank == at ? 0 : Integer.parseInt(text(data, at, blank));
      int equals = blank;
      while (equals < at + length && equals < data.length && data[equals] != '=') {
        equals++;
      }
      if (length == 0 || at + length > data.length || equals >= at + length) {
        break; // the library has said already what is wrong with it, or lets it be
      }
      records.put(
          text(data, blank + 1, equals),
          ByteString.of(data, equals + 1, at + length - 1 - (equals + 1)));
      at += length;
    }
    return records;
  }

  private static String text(byte[] data, int from, int to) {
    return new String(data, from, to - from, StandardCharsets.UTF_8);
  }

  private static int padded(int size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** Whether the library can write a value unchanged. */
  static boolean isText(ByteString value) {
    return ByteString.encodeUtf8(value.utf8()).equals(value);
  }

  /**
   * Writes headers with other values in the records.
   *
   * @param headers a header of records, the records, and the header of the member
   * @param values the values that replace those in the records
   */
  static void write(byte[] headers, Map<String, ByteString> values, OutputStream out)
      throws IOException {
    byte[] first = Arrays.copyOf(headers, BLOCK);
    int size = (int) TarUtils.parseOctal(first, SIZE_AT, SIZE_LENGTH);
    Map<String, ByteString> records = records(Arrays.copyOfRange(headers, BLOCK, BLOCK + size));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Map.Entry<String, ByteString> record : records.entrySet()) {
      ByteString value = values.getOrDefault(record.getKey(), record.getValue());
      data.write(record(record.getKey(), value));
    }
    TarUtils.formatLongOctalBytes(data.size(), first, SIZE_AT, SIZE_LENGTH);
    Arrays.fill(first, CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH, (byte) ' ');
    TarUtils.formatCheckSumOctalBytes(
        TarUtils.computeCheckSum(first), first, CHECKSUM_AT, CHECKSUM_LENGTH);
    out.write(first);
    out.write(Arrays.copyOf(data.toByteArray(), padded(data.size())));
    int rest = BLOCK + padded(size);
    out.write(headers, rest, headers.length - rest);
  }

  private static byte[] record(String keyword, ByteString value) throws IOException {
    byte[] name = (" " + keyword + "=").getBytes(StandardCharsets.UTF_8);
    int rest = name.length + value.size() + 1;
    int length = rest + Integer.toString(rest).length();
    if (rest + Integer.toString(length).length() > length) {
      length++; // the length counts itself
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream(length);
    record.write(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
    record.write(name);
    record.write(value.toByteArray());
    record.write('\n');
    return record.toByteArray();
  }
}
