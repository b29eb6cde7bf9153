package dev.registrysdk.build;

import dev.registrysdk.error.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the numbers of users and groups in {@code /etc/passwd} and {@code /etc/group}. */
final class Owners {
  private static final int LIMIT = 1 << 20;
  private static final long LAST = 0xffffffffL;

  private final ImageFiles files;

  /** The numbers of a user and a group. */
  record Owner(long uid, long gid) {
    static final Owner ROOT = new Owner(0, 0);
  }

  Owners(ImageFiles files) {
    this.files = files;
  }

  /**
   * Reads an owner.
   *
   * @param text {@code user[:group]}, names or numbers; without a group it is that of the user, and
   *     for a number the same number
   * @throws IllegalArgumentException if a name is not known in the image
   */
  Owner find(String text) {
    int colon = text.indexOf(':');
    String user = colon < 0 ? text : text.substring(0, colon);
    String group = colon < 0 ? "" : text.substring(colon + 1);
    if (user.isEmpty()) {
      throw new IllegalArgumentException("no user: " + text);
    }
    if (number(user)) {
      long uid = value(user);
      return new Owner(uid, group.isEmpty() ? uid : group(group));
    }
    List<String> entry = lookUp("user", "etc/passwd", user);
    return new Owner(value(entry.get(2)), group.isEmpty() ? value(entry.get(3)) : group(group));
  }

  private long group(String group) {
    return number(group) ? value(group) : value(lookUp("group", "etc/group", group).get(2));
  }

  private static boolean number(String text) {
    return text.matches("[0-9]+");
  }

  private static long value(String text) {
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > LAST) {
      throw new IllegalArgumentException("not the number of a user or group: " + text);
    }
    return Long.parseLong(text);
  }

  private List<String> lookUp(String what, String file, String name) {
    List<List<String>> entries = read(file, what.equals("user") ? 4 : 3);
    Optional<List<String>> found =
        entries.stream().filter(entry -> entry.get(0).equals(name)).findFirst();
    if (found.isEmpty()) {
      List<String> names = entries.stream().map(entry -> entry.get(0)).toList();
      String near =
          NearestName.of(name, names).map(other -> "; perhaps " + other + " is meant").orElse("");
      throw new IllegalArgumentException(
          "/%s of the image has no %s %s%s".formatted(file, what, name, near));
    }
    return found.get();
  }

  private List<List<String>> read(String file, int fields) {
    try {
      List<List<String>> entries = new ArrayList<>();
      String text = new String(files.read(file, LIMIT), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        List<String> entry = List.of(line.split(":", -1));
        if (entry.size() >= fields) {
          entries.add(entry);
        }
      }
      return entries;
    } catch (IOException e) {
      throw BuildFailures.of("Could not read /" + file + " of the image", e);
    }
  }
}
