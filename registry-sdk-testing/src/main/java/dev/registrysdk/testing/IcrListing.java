package dev.registrysdk.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which images a listing is about. */
final class IcrListing {
  private IcrListing() {}

  /** The images in namespaces of the caller, and those of IBM if wanted, filtered. */
  static List<IcrImage> images(
      ControlCall call, List<String> namespaces, boolean withIbm, List<String> repositories) {
    Set<String> wanted = new LinkedHashSet<>(namespaces);
    if (withIbm && call.world().namespaces().isPublic(IcrNamespaces.PUBLIC)) {
      wanted.add(IcrNamespaces.PUBLIC);
    }
    return call.world().images().in(wanted).stream()
        .filter(image -> isAmong(call, image, repositories))
        .toList();
  }

  /** A repository may be called by its full name, with or without domain, or without namespace. */
  private static boolean isAmong(ControlCall call, IcrImage image, List<String> repositories) {
    List<String> given = repositories.stream().filter(name -> !name.isEmpty()).toList();
    String bare = image.repository().substring(image.repository().indexOf('/') + 1);
    return given.isEmpty()
        || given.contains(image.repository())
        || given.contains(bare)
        || call.domains().stream()
            .anyMatch(domain -> given.contains(domain + "/" + image.repository()));
  }
}
