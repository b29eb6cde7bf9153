package dev.registrysdk.local;

import dev.registrysdk.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** How some bytes are compressed, told from how they start. */
enum Compression {
  NONE,
  GZIP,
  ZSTD,
  BZIP2,
  XZ;

  private static final int[] GZIP_START = {0x1f, 0x8b};
  private static final int[] ZSTD_START = {0x28, 0xb5, 0x2f, 0xfd};
  private static final int[] BZIP2_START = {'B', 'Z', 'h'};
  private static final int[] XZ_START = {0xfd, '7', 'z', 'X', 'Z', 0};
  private static final int LONGEST = 6;

  /** Looks at the start of a stream that supports mark, and goes back. */
  static Compression of(InputStream in) throws IOException {
    in.mark(LONGEST);
    byte[] start = in.readNBytes(LONGEST);
    in.reset();
    if (starts(start, GZIP_START)) {
      return GZIP;
    }
    if (starts(start, ZSTD_START) || skippableFrame(start)) {
      return ZSTD;
    }
    if (starts(start, BZIP2_START)) {
      return BZIP2;
    }
    return starts(start, XZ_START) ? XZ : NONE;
  }

  /** Whether a media type is that of an image's layer. */
  static boolean layer(MediaType type) {
    String text = type.toString();
    return text.startsWith("application/vnd.oci.image.layer.")
        || text.startsWith("application/vnd.docker.image.rootfs.");
  }

  /** Whether a media type is that of a layer that is not compressed. */
  static boolean uncompressed(MediaType type) {
    return type.equals(MediaType.OCI_LAYER) || type.equals(MediaType.DOCKER_LAYER);
  }

  private static boolean starts(byte[] bytes, int[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Frames of user data may come before the first frame of zstd content. */
  private static boolean skippableFrame(byte[] bytes) {
    return bytes.length >= 4
        && (bytes[0] & 0xf0) == 0x50
        && bytes[1] == 0x2a
        && bytes[2] == 0x4d
        && bytes[3] == 0x18;
  }
}
