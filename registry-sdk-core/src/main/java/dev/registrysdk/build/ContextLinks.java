package dev.registrysdk.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows symbolic links as if the context were the whole file system: an absolute target starts at
 * the context, and {@code ..} does not leave it.
 */
final class ContextLinks {
  /** As many as Linux follows and more; what needs more runs in a circle. */
  private static final int MOST = 255;

  private final Function<String, Optional<ContextEntry>> entries;

  /**
   * Prepares to follow links.
   *
   * @param entries the file at a path, if there is one
   */
  ContextLinks(Function<String, Optional<ContextEntry>> entries) {
    this.entries = entries;
  }

  /** The file at the end of a path, which is no link; empty if a link leads to nothing. */
  Optional<ContextEntry> follow(String path) {
    Deque<String> left = new ArrayDeque<>(List.of(path.split("/", -1)));
    String at = "";
    int followed = 0;
    while (!left.isEmpty()) {
      String name = left.removeFirst();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        at = CleanPath.parent(at);
        continue;
      }
      String next = CleanPath.join(at, name);
      Optional<ContextEntry> entry = entries.apply(next);
      boolean passable = entry.map(known -> known.directory() || known.link()).orElse(false);
      if (entry.isEmpty() || (!left.isEmpty() && !passable)) {
        return Optional.empty();
      }
      if (!entry.get().link()) {
        at = next;
      } else if (++followed > MOST) {
        return Optional.empty();
      } else {
        String target = entry.get().target();
        at = target.startsWith("/") ? "" : at;
        List<String> names = List.of(target.split("/", -1));
        for (int i = names.size() - 1; i >= 0; i--) {
          left.addFirst(names.get(i));
        }
      }
    }
    return entries.apply(at);
  }
}
