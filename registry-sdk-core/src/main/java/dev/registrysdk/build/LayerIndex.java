package dev.registrysdk.build;

import dev.registrysdk.build.LayerEntry.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one layer has, and what it hides of the layers below. */
final class LayerIndex {
  private final Map<String, LayerEntry> entries = new HashMap<>();
  private final Map<String, NavigableSet<String>> children = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> opaque = new HashSet<>();

  /** An index of some entries; of two for the same path the later one counts. */
  static LayerIndex of(List<LayerEntry> entries) {
    LayerIndex index = new LayerIndex();
    entries.forEach(index::add);
    return index;
  }

  void add(LayerEntry entry) {
    String path = entry.path();
    if (entry.kind() == Kind.WHITEOUT) {
      deleted.add(path);
    } else if (entry.kind() == Kind.OPAQUE) {
      opaque.add(path);
    } else {
      entries.put(path, entry);
      link(path);
    }
  }

  private void link(String path) {
    String below = path;
    while (!below.isEmpty()) {
      String parent = EntryPath.parent(below);
      if (!children
          .computeIfAbsent(parent, name -> new TreeSet<>(EntryPath.ORDER))
          .add(EntryPath.name(below))) {
        return;
      }
      below = parent;
    }
  }

  Optional<LayerEntry> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Whether something is in the directory, so that it must exist. */
  boolean implies(String directory) {
    return children.containsKey(directory);
  }

  Set<String> children(String directory) {
    return children.getOrDefault(directory, new TreeSet<>());
  }

  /** The names that it deletes from a directory of the layers below. */
  Set<String> deletedIn(String directory) {
    Set<String> names = new HashSet<>();
    for (String path : deleted) {
      if (EntryPath.parent(path).equals(directory)) {
        names.add(EntryPath.name(path));
      }
    }
    return names;
  }

  /** Whether what layers below have at a path cannot be seen. */
  boolean hides(String path) {
    if (deleted.contains(path) || hidesBelow("")) {
      return true;
    }
    return EntryPath.parents(path).stream().anyMatch(this::hidesBelow);
  }

  /** Whether what layers below have in a directory cannot be seen, as far as it is up to it. */
  private boolean hidesBelow(String directory) {
    LayerEntry entry = entries.get(directory);
    return opaque.contains(directory)
        || deleted.contains(directory)
        || (entry != null && !entry.directory());
  }

  /** Whether nothing that layers below have in a directory can be seen. */
  boolean hidesContent(String directory) {
    return hides(directory) || hidesBelow(directory);
  }
}
