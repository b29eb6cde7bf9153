package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Deleted images, kept for 30 days of the clock. They leave when somebody looks. */
final class IcrTrash {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Map<String, Item> byReference = new TreeMap<>();
  private final Clock clock;

  IcrTrash(Clock clock) {
    this.clock = clock;
  }

  /** Puts an image in; if it is there already, its tags are added and its time starts again. */
  void add(IcrImage image) {
    dropExpired();
    Set<String> tags = new LinkedHashSet<>(image.tags());
    Item earlier = byReference.get(image.reference());
    if (earlier != null) {
      tags.addAll(earlier.tags());
    }
    byReference.put(
        image.reference(),
        new Item(
            image.repository(),
            image.manifest(),
            tags.stream().sorted().toList(),
            clock.instant()));
  }

  /** What lies in some namespaces, by reference. */
  List<Item> in(Collection<String> namespaces) {
    dropExpired();
    return byReference.values().stream()
        .filter(item -> namespaces.contains(IcrNamespace.of(item.repository())))
        .toList();
  }

  Optional<Item> ofDigest(String repository, String digest) {
    dropExpired();
    return Optional.ofNullable(byReference.get(repository + "@" + digest));
  }

  /** The image that had a tag; the one deleted last if there were several. */
  Optional<Item> ofTag(String repository, String tag) {
    dropExpired();
    return byReference.values().stream()
        .filter(item -> item.repository().equals(repository) && item.tags().contains(tag))
        .max(Comparator.comparing(Item::deleted));
  }

  /** Takes one tag out; the image goes with its last tag. */
  void removeTag(Item item, String tag) {
    List<String> left = new ArrayList<>(item.tags());
    left.remove(tag);
    if (left.isEmpty()) {
      byReference.remove(item.reference());
    } else {
      byReference.put(
          item.reference(), new Item(item.repository(), item.manifest(), left, item.deleted()));
    }
  }

  void forget(String namespace) {
    byReference.values().removeIf(item -> IcrNamespace.of(item.repository()).equals(namespace));
  }

  /** The days that are left of an item, begun days included. */
  int daysUntilExpiry(Item item) {
    Duration left = Duration.between(clock.instant(), item.deleted().plus(KEPT));
    return (int) left.plusDays(1).minusNanos(1).toDays();
  }

  private void dropExpired() {
    Instant oldest = clock.instant().minus(KEPT);
    byReference.values().removeIf(item -> !item.deleted().isAfter(oldest));
  }

  /** A deleted image with the tags that it had. */
  record Item(String repository, StoredManifest manifest, List<String> tags, Instant deleted) {
    Item {
      tags = List.copyOf(tags);
    }

    String reference() {
      return repository + "@" + manifest.digest();
    }
  }
}
