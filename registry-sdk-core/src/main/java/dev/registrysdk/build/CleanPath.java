package dev.registrysdk.build;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with slashes, cleaned by their text alone, without a look at the files. */
final class CleanPath {
  private CleanPath() {}

  /**
   * The shortest text for a path: no double slash, no {@code .}, no {@code ..} that something
   * stands before.
   *
   * @return the path; {@code .} for nothing
   */
  static String of(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty() && !parts.getLast().equals("..")) {
          parts.removeLast();
        } else if (!rooted) {
          parts.addLast(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String clean = String.join("/", parts);
    return rooted ? "/" + clean : clean.isEmpty() ? "." : clean;
  }

  /** A path below a root that {@code ..} cannot leave; empty for the root itself. */
  static String inside(String path) {
    return of("/" + path).substring(1);
  }

  /** The path of a name in a directory; the empty path is the root. */
  static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /** The directory a path is in; empty for the root. */
  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The last name of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a path is below a directory; the empty path is the root. */
  static boolean below(String path, String directory) {
    return directory.isEmpty() ? !path.isEmpty() : path.startsWith(directory + "/");
  }
}
