package dev.registrysdk.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images in the repositories, seen from their namespaces. */
record IcrImages(Repositories repositories, IcrNamespaces namespaces) {
  /** The repositories of a namespace, in ASCII order. */
  List<String> repositories(String namespace) {
    return repositories.names().stream()
        .filter(name -> IcrNamespace.of(name).equals(namespace))
        .toList();
  }

  /** Everything in some namespaces, by repository and digest. */
  List<IcrImage> in(Collection<String> wanted) {
    return wanted.stream()
        .flatMap(namespace -> repositories(namespace).stream())
        .flatMap(repository -> of(repository).stream())
        .toList();
  }

  /** Everything in one repository, in the order of the digests. */
  List<IcrImage> of(String repository) {
    return repositories
        .find(repository)
        .map(
            stored ->
                stored.all().stream().map(each -> IcrImage.of(repository, stored, each)).toList())
        .orElse(List.of());
  }

  /** What a tag or a digest names. */
  Optional<IcrImage> find(String repository, String reference) {
    return repositories
        .find(repository)
        .flatMap(
            stored ->
                stored.find(reference).map(tagged -> IcrImage.of(repository, stored, tagged)));
  }

  /** The bytes that some namespaces hold together; what they share counts once. */
  long storedBytes(Collection<String> wanted) {
    Map<String, Long> parts = new HashMap<>();
    in(wanted).forEach(image -> parts.putAll(image.parts()));
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }
}
