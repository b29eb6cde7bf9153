package dev.registrysdk.testing;

import dev.registrysdk.testing.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The paths that a service has. A pattern that none of them can match is a slip: a fault for it
 * would never happen, and an assertion about it would say nothing.
 */
final class KnownPaths {
  private final String service;
  private final List<String> paths;
  private final List<PathGlob> globs;

  /**
   * Lists the paths.
   *
   * @param service what messages call the service
   * @param paths each with {@code *} for an id, and {@code **} for a name with slashes
   */
  KnownPaths(String service, Collection<String> paths) {
    this.service = service;
    this.paths = paths.stream().map(path -> path.replace("**", "*")).distinct().toList();
    this.globs = paths.stream().distinct().map(KnownPaths::glob).toList();
  }

  /**
   * Checks that the service can answer such a path.
   *
   * @throws IllegalArgumentException if it cannot; the message names the nearest path
   */
  void require(RequestPath path) {
    if (!isKnown(path)) {
      throw new IllegalArgumentException(
          "No endpoint of "
              + service
              + " has a path like \""
              + path
              + "\""
              + nearest(path.toString())
                  .map(found -> ": did you mean \"" + found + "\"?")
                  .orElseGet(() -> ". Its paths begin with " + String.join(", ", beginnings())));
    }
  }

  private boolean isKnown(RequestPath path) {
    PathGlob asked = path.glob();
    int last = asked.segments().size() - 1;
    PathGlob bare =
        asked.segments().get(last).isEmpty() && last > 0
            ? new PathGlob(asked.segments().subList(0, last))
            : asked;
    return globs.stream().anyMatch(known -> known.meets(asked) || known.meets(bare));
  }

  private Optional<String> nearest(String wrong) {
    return paths.stream()
        .filter(path -> wrong.length() > 1 && path.endsWith(wrong))
        .findFirst()
        .or(() -> correction(wrong))
        .or(() -> Nearest.of(wrong, paths));
  }

  /** The same path with one word spelled right, rather one that is nowhere in a path. */
  private Optional<String> correction(String wrong) {
    List<String> segments = PathGlob.of(wrong).segments();
    return Stream.of(false, true)
        .flatMap(
            known ->
                IntStream.range(0, segments.size())
                    .filter(i -> words().contains(segments.get(i)) == known)
                    .boxed())
        .flatMap(i -> corrections(segments, i))
        .findFirst();
  }

  private Stream<String> corrections(List<String> segments, int i) {
    return words().stream()
        .filter(word -> Nearest.isNear(segments.get(i), word))
        .map(
            word -> {
              List<String> changed = new ArrayList<>(segments);
              changed.set(i, word);
              return "/" + String.join("/", changed);
            })
        .filter(candidate -> isKnown(RequestPath.of(candidate)));
  }

  private List<String> beginnings() {
    return paths.stream()
        .map(path -> "/" + PathGlob.of(path).segments().get(0))
        .distinct()
        .toList();
  }

  private List<String> words() {
    return paths.stream()
        .flatMap(path -> PathGlob.of(path).segments().stream())
        .filter(word -> !word.equals("*"))
        .distinct()
        .sorted()
        .toList();
  }

  /** A name has at least one segment. */
  private static PathGlob glob(String path) {
    return PathGlob.of(path.replace("**", "*/**"));
  }
}
