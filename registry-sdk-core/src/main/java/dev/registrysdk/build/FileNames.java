package dev.registrysdk.build;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The names of files as UTF-8, whatever the locale is. The JDK takes names for text of the locale:
 * in that of a bare container, which is ASCII, it neither tells nor takes an ü. The URI of a path
 * has its bytes.
 */
final class FileNames {
  private static final char UNDECODABLE = '\ufffd';
  private static final String UNESCAPED = "-._~/";

  /** Whether the locale is one of UTF-8, as usual; names need no detour then. */
  private static final boolean UTF_8 = utf8();

  private FileNames() {}

  private static boolean utf8() {
    try {
      return Path.of("/\u4e2d").toUri().getRawPath().endsWith("/%E4%B8%AD");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean plain(Path path, String text) {
    return UTF_8
        || path.getFileSystem() != FileSystems.getDefault()
        || text.chars().allMatch(c -> c < 0x80);
  }

  /**
   * The text of a name, or of what a link leads to, with slashes. Bytes that are not UTF-8 come out
   * as U+FFFD.
   */
  static String of(Path path) {
    String separator = path.getFileSystem().getSeparator();
    String text = path.toString().replace(separator, "/");
    if (plain(path, text)) {
      return text;
    }
    String decoded = decoded(Path.of("/").resolve(path).toUri().getRawPath());
    int end = decoded.length() - (decoded.endsWith("/") ? 1 : 0); // it tells a directory
    return decoded.substring(path.isAbsolute() ? 0 : 1, end);
  }

  /** Whether a name or path is text, and not what {@link #of} makes of other bytes. */
  static boolean isText(String name) {
    return name.indexOf(UNDECODABLE) < 0;
  }

  private static String decoded(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(escaped.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The file at a path below a directory. */
  static Path resolve(Path directory, String path) {
    if (plain(directory, path)) {
      return directory.resolve(path);
    }
    String start = directory.toUri().toString();
    return Path.of(URI.create(start + (start.endsWith("/") ? "" : "/") + escaped(path)));
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean kept = c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
      escaped.append(kept ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return escaped.toString();
  }
}
