package dev.registrysdk.build;

import dev.registrysdk.build.LayerEntry.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The entries of one layer, each path once: of two for the same path the later one counts. They
 * come out in an order that depends on nothing but their paths.
 */
final class LayerEntries {
  /**
   * Deletions first, because they are about the layers below; hard links after what they are of.
   */
  private static final Comparator<LayerEntry> ORDER =
      Comparator.comparing((LayerEntry entry) -> entry.kind() == Kind.HARD_LINK)
          .thenComparing(LayerEntry::present)
          .thenComparing(LayerEntry::path, EntryPath.ORDER)
          .thenComparing(LayerEntry::kind);

  private static final int MAX_LINKS = 40;

  private final Map<String, LayerEntry> present = new HashMap<>();
  private final Map<String, LayerEntry> deleted = new HashMap<>();
  private final Map<String, LayerEntry> opaque = new HashMap<>();

  void add(LayerEntry entry) {
    switch (entry.kind()) {
      case WHITEOUT -> deleted.put(entry.path(), entry);
      case OPAQUE -> opaque.put(entry.path(), entry);
      default -> present.put(entry.path(), entry);
    }
  }

  void addAll(Collection<LayerEntry> entries) {
    entries.forEach(this::add);
  }

  /** The entries in their order. */
  List<LayerEntry> sorted() {
    List<LayerEntry> all = new ArrayList<>();
    for (LayerEntry entry : present.values()) {
      checkParents(entry);
      all.add(entry.kind() == Kind.HARD_LINK ? entry.linkedTo(target(entry)) : entry);
    }
    all.addAll(deleted.values());
    all.addAll(opaque.values());
    all.sort(ORDER);
    return all;
  }

  /** What other entries are in is a directory. */
  private void checkParents(LayerEntry entry) {
    for (String parent : EntryPath.parents(entry.path())) {
      LayerEntry above = present.get(parent);
      if (above != null && !above.directory()) {
        throw new IllegalArgumentException(
            "A layer cannot have both /%s, which is no directory, and /%s"
                .formatted(parent, entry.path()));
      }
    }
  }

  /** What a hard link leads to in the end, so that links need no order among themselves. */
  private String target(LayerEntry link) {
    LayerEntry target = link;
    for (int links = 0; target != null && links < MAX_LINKS; links++) {
      if (target.kind() != Kind.HARD_LINK) {
        break;
      }
      target = present.get(target.link());
    }
    if (target == null || target.kind() == Kind.HARD_LINK || target.directory()) {
      throw new IllegalArgumentException(
          "The hard link /%s leads to /%s, which is no file in the same layer"
              .formatted(link.path(), link.link()));
    }
    return target.path();
  }

  /** The directories that entries are in and that are no entries themselves, outermost first. */
  List<String> impliedDirectories() {
    Set<String> implied = new HashSet<>();
    present.keySet().forEach(path -> implied.addAll(EntryPath.parents(path)));
    implied.removeAll(present.keySet());
    return implied.stream().sorted(EntryPath.ORDER).toList();
  }
}
