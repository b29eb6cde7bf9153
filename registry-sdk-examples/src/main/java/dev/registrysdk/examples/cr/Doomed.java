package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Images that are about to be deleted, as they were looked up: what a tag points to, and the other
 * tags that go with it.
 *
 * @param tags the tags of each, by its name by digest
 */
record Doomed(Map<ImageReference, List<String>> tags) {
  /** Looks images up; each is asked for in its own repository. */
  static Doomed find(RegistryClient client, List<ImageReference> images) {
    Map<Repository, List<ImageDigest>> repositories = new LinkedHashMap<>();
    Map<ImageReference, List<String>> found = new LinkedHashMap<>();
    for (ImageReference image : images) {
      Repository repository = image.repository();
      ImageDigest stored =
          repositories
              .computeIfAbsent(
                  repository, it -> client.repositories().images(list -> list.repository(it)))
              .stream()
              .filter(candidate -> isNamed(candidate, image))
              .findFirst()
              .orElseThrow(() -> missing(image));
      found.put(
          repository.digest(stored.digest()), stored.tags().getOrDefault(repository, List.of()));
    }
    return new Doomed(found);
  }

  private static boolean isNamed(ImageDigest candidate, ImageReference image) {
    return image
        .digest()
        .map(candidate.digest()::equals)
        .orElseGet(
            () ->
                candidate
                    .tags()
                    .getOrDefault(image.repository(), List.of())
                    .contains(image.selector()));
  }

  private static NotFoundException missing(ImageReference image) {
    return new NotFoundException(
        Failure.of("Could not delete " + image)
            .reason("the registry has no such tag or digest; nothing was deleted")
            .registry(image.registry())
            .build());
  }

  /** What an analysis of the service found. */
  static Doomed of(Map<ImageReference, List<String>> analysis) {
    return new Doomed(analysis);
  }

  /** Everything in a repository. */
  static Doomed in(Repository repository, List<ImageDigest> images) {
    Map<ImageReference, List<String>> all = new LinkedHashMap<>();
    images.forEach(
        image ->
            all.put(
                repository.digest(image.digest()),
                image.tags().getOrDefault(repository, List.of())));
    return new Doomed(all);
  }

  List<ImageReference> images() {
    return List.copyOf(tags.keySet());
  }

  /** For people: every image with every tag that goes with it, and how many there are. */
  List<String> lines() {
    Table table = new Table("Image", "Tags");
    tags.forEach((image, here) -> table.row(image, Cells.list(here)));
    long all = tags.values().stream().mapToLong(List::size).sum();
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("Images: " + tags.size() + ", tags: " + all);
    return lines;
  }
}
