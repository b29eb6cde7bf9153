package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The retention policies, and which images they would delete now. */
final class IcrRetention {
  // Build tools without a clock of their own stamp images with dates up to this one.
  private static final Instant FIRST_DATE = Instant.parse("2013-01-19T00:13:39Z");

  private final Map<String, IcrPolicy> byNamespace = new HashMap<>();
  private final IcrImages images;
  private final Clock clock;

  IcrRetention(IcrImages images, Clock clock) {
    this.images = images;
    this.clock = clock;
  }

  IcrPolicy of(String namespace) {
    return byNamespace.getOrDefault(namespace, IcrPolicy.keepingAll(namespace));
  }

  void set(IcrPolicy policy) {
    byNamespace.put(policy.namespace(), policy);
  }

  void forget(String namespace) {
    byNamespace.remove(namespace);
  }

  /** The policies that somebody has set. */
  List<IcrPolicy> all() {
    return byNamespace.values().stream()
        .sorted(Comparator.comparing(IcrPolicy::namespace))
        .toList();
  }

  /** The images that a policy would delete now, the newest of each repository first. */
  List<IcrImage> doomed(IcrPolicy policy) {
    if (policy.imagesPerRepo() == IcrPolicy.ALL) {
      return List.of();
    }
    Instant threshold = clock.instant().minus(Duration.ofDays(policy.thresholdDays()));
    return images.repositories(policy.namespace()).stream()
        .flatMap(
            repository ->
                images.of(repository).stream()
                    .filter(image -> counts(image, policy))
                    .sorted(
                        Comparator.comparing(IcrRetention::built)
                            .reversed()
                            .thenComparing(IcrImage::digest))
                    .skip(policy.imagesPerRepo()))
        .filter(image -> policy.thresholdDays() == 0 || !built(image).isAfter(threshold))
        .toList();
  }

  private static boolean counts(IcrImage image, IcrPolicy policy) {
    return !image.isList()
        && !built(image).isBefore(FIRST_DATE)
        && !(policy.retainUntagged() && image.tags().isEmpty());
  }

  private static Instant built(IcrImage image) {
    return image.created().orElse(Instant.EPOCH);
  }
}
