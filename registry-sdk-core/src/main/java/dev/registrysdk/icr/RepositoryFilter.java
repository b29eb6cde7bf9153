package dev.registrysdk.icr;

import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.IssueCounts;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which repositories of one registry are meant, exactly. A registry has several domains, and need
 * not answer with the one that it was asked at; names are brought to that one, as the service takes
 * no others there.
 */
final class RepositoryFilter {
  private final String host;
  private final Set<Repository> repositories;
  private final Set<String> namespaces;

  /** All repositories, where a collection is empty. */
  RepositoryFilter(
      String host, Collection<Repository> repositories, Collection<String> namespaces) {
    this.host = host;
    this.repositories =
        repositories.stream()
            .map(repository -> Repository.of(host, repository.path()))
            .collect(Collectors.toUnmodifiableSet());
    this.namespaces = Set.copyOf(namespaces);
  }

  static RepositoryFilter only(String host, Repository repository) {
    return new RepositoryFilter(host, Set.of(repository), Set.of());
  }

  /** What the service's own filter is given; all if empty. */
  List<String> paths() {
    return repositories.stream().map(Repository::path).sorted().toList();
  }

  /** An image as far as it is meant: without the repositories that are not. */
  Optional<ImageDigest> narrow(ImageDigest image) {
    Map<Repository, List<String>> tags = new LinkedHashMap<>();
    image.tags().forEach((told, here) -> meant(told).ifPresent(it -> tags.put(it, here)));
    if (tags.isEmpty()) {
      return Optional.empty();
    } else if (tags.equals(image.tags())) {
      return Optional.of(image);
    }
    Map<ImageReference, IssueCounts> issues = new LinkedHashMap<>();
    image
        .issues()
        .forEach(
            (told, counts) ->
                meant(told.repository())
                    .flatMap(it -> told.tag().map(it::tag))
                    .ifPresent(it -> issues.put(it, counts)));
    return Optional.of(ImageDigest.builder().from(image).tags(tags).issues(issues).build());
  }

  /** The repository by the name that it is asked for here; empty if it is not meant. */
  private Optional<Repository> meant(Repository told) {
    Repository here =
        told.registry().equals(host) || !Registries.same(told.registry(), host)
            ? told
            : Repository.of(host, told.path());
    boolean meant =
        (repositories.isEmpty() || repositories.contains(here))
            && (namespaces.isEmpty() || namespaces.contains(Registries.namespace(here)));
    return meant ? Optional.of(here) : Optional.empty();
  }
}
