package dev.registrysdk.build;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Paths in an image: names joined by slashes, without one in front; empty for the root. */
final class EntryPath {
  /** What a layer writes instead of a file that it deletes. */
  static final String WHITEOUT = ".wh.";

  /** What a layer writes into a directory of which it hides everything below. */
  static final String OPAQUE = ".wh..wh..opq";

  private static final int LONGEST = 4096;

  /** The byte order of the names, as every machine sees it. */
  static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private EntryPath() {}

  /** The normal form of a path in an image that a caller wrote. */
  static String of(String text) {
    String path = normal(text);
    for (String name : names(path)) {
      if (name.startsWith(WHITEOUT)) {
        throw bad(text, "names that start with .wh. mean deleted files in a layer");
      }
    }
    return path;
  }

  /**
   * The normal form of a path.
   *
   * @throws IllegalArgumentException if it leads out of the root, or no file can have it
   */
  static String normal(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          throw bad(text, "it leads out of the image");
        }
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    String path = String.join("/", names);
    if (path.length() > LONGEST) {
      throw bad(text.substring(0, 60) + "…", "it has more than " + LONGEST + " characters");
    }
    if (path.indexOf('\0') >= 0) {
      throw bad(text.replace('\0', '?'), "it has a NUL character");
    }
    checkEncodable(text, path);
    return path;
  }

  private static void checkEncodable(String text, String path) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(path));
    } catch (CharacterCodingException e) {
      throw bad(text, "it has half a character, which UTF-8 cannot write");
    }
  }

  /** The path of something in a directory. */
  static String join(String directory, String name) {
    return directory.isEmpty() ? name : name.isEmpty() ? directory : directory + "/" + name;
  }

  /** The directory something is in; the root's is the root. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The directories above a path, outermost first, without the root. */
  static List<String> parents(String path) {
    List<String> parents = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      parents.add(path.substring(0, slash));
    }
    return parents;
  }

  static List<String> names(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
  }

  private static IllegalArgumentException bad(String path, String reason) {
    return new IllegalArgumentException("Not a path in an image: '" + path + "'; " + reason);
  }
}
