package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The path of a {@link RequestPattern}: a glob, in which a single {@code *} at the place of a
 * repository's name stands for the whole name, however many segments it has.
 */
final class RequestPath {
  static final RequestPath ANY = new RequestPath("/**");

  private static final String NAME = "**";
  private static final List<List<String>> TAILS =
      List.of(
          List.of("blobs", "uploads", "*"),
          List.of("blobs", "uploads", ""),
          List.of("blobs", "*"),
          List.of("manifests", "*"),
          List.of("tags", "list"),
          List.of("referrers", "*"));
  private static final List<String> ROUTES =
      List.of(
          "/v2/",
          "/v2/_catalog",
          "/v2/*/manifests/*",
          "/v2/*/blobs/*",
          "/v2/*/blobs/uploads/",
          "/v2/*/blobs/uploads/*",
          "/v2/*/tags/list",
          "/v2/*/referrers/*");
  private static final Set<String> WORDS =
      Set.of("v2", "_catalog", "manifests", "blobs", "uploads", "tags", "list", "referrers");

  private final String text;
  private final PathGlob glob;

  private RequestPath(String text) {
    this.text = text;
    this.glob = withWholeName(PathGlob.of(withLastSlash(text)));
  }

  static RequestPath of(String text) {
    if (text.contains("://")) {
      throw new IllegalArgumentException(
          "A request pattern is a path, without scheme and host: give \""
              + afterHost(text)
              + "\", not \""
              + text
              + "\"");
    }
    if (text.indexOf('?') >= 0) {
      throw new IllegalArgumentException(
          "A request pattern has no query: \""
              + text
              + "\". Give the path \""
              + text.substring(0, text.indexOf('?'))
              + "\", and each parameter with .parameter(name, value)");
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "A request pattern starts with a slash: \"/" + text + "\", not \"" + text + "\"");
    }
    return new RequestPath(text);
  }

  boolean matches(String path) {
    return glob.matches(withLastSlash(path));
  }

  /** Which kind of request this path is about, as far as it tells. */
  Optional<Route.Target> target() {
    return ROUTES.stream()
        .filter(route -> route.contains("*"))
        .filter(route -> endsLike(route))
        .findFirst()
        .flatMap(route -> Route.of(route.replace("*", "x")))
        .map(Route::target);
  }

  /**
   * Checks that a registry can receive such a path at all.
   *
   * @throws IllegalArgumentException if it is below {@code /v2}, or seems to be meant to be, and no
   *     request of the registry protocol has such a path
   */
  void requireRoute() {
    boolean below = glob.segments().get(0).equals("v2");
    if (below && !isRoute(glob)) {
      throw new IllegalArgumentException(
          "No request of a registry has a path like \""
              + text
              + "\""
              + correction()
                  .map(found -> ": did you mean \"" + found + "\"?")
                  .orElse(". There are " + String.join(", ", ROUTES)));
    }
    Optional<String> completed = below || text.startsWith("/**") ? Optional.empty() : completed();
    if (completed.isPresent()) {
      throw new IllegalArgumentException(
          "No request of a registry has a path like \""
              + text
              + "\": did you mean \""
              + completed.get()
              + "\"?");
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** Uploads are opened with and without a slash in the end; both are the same path here. */
  private static String withLastSlash(String path) {
    return path.endsWith("/blobs/uploads") ? path + "/" : path;
  }

  private boolean endsLike(String route) {
    List<String> tail = PathGlob.of(route).segments();
    List<String> fixed = tail.subList(2, tail.size());
    List<String> mine = glob.segments();
    int start = mine.size() - fixed.size();
    return start >= 2 && mine.get(start).equals(fixed.get(0)) && meets(mine, start, fixed);
  }

  private static boolean meets(List<String> mine, int start, List<String> fixed) {
    return new PathGlob(mine.subList(start, mine.size())).meets(new PathGlob(fixed));
  }

  private static PathGlob withWholeName(PathGlob path) {
    List<String> segments = path.segments();
    boolean named =
        segments.size() > 2
            && segments.get(0).equals("v2")
            && segments.get(1).equals("*")
            && TAILS.stream().anyMatch(tail -> isTail(segments.subList(2, segments.size()), tail));
    if (!named) {
      return path;
    }
    List<String> whole = new ArrayList<>(segments);
    whole.set(1, NAME);
    return new PathGlob(whole);
  }

  /** Whether segments are one of the endings of the protocol. */
  private static boolean isTail(List<String> segments, List<String> tail) {
    return segments.size() == tail.size()
        && segments.get(0).equals(tail.get(0))
        && new PathGlob(segments).meets(new PathGlob(tail));
  }

  private static boolean isRoute(PathGlob glob) {
    return glob.matches("/v2")
        || ROUTES.stream()
            .map(route -> new PathGlob(withName(PathGlob.of(route).segments())))
            .anyMatch(glob::meets);
  }

  private static List<String> withName(List<String> route) {
    return route.stream().limit(2).toList().contains("*")
        ? withWholeName(new PathGlob(route)).segments()
        : route;
  }

  /** The same path with one word spelled right. */
  private Optional<String> correction() {
    List<String> segments = PathGlob.of(text).segments();
    for (int i = 1; i < segments.size(); i++) {
      String wrong = segments.get(i);
      for (String word : WORDS.stream().sorted().toList()) {
        List<String> changed = new ArrayList<>(segments);
        changed.set(i, word);
        PathGlob candidate = withWholeName(new PathGlob(changed));
        if (!WORDS.contains(wrong) && isNear(wrong, word) && isRoute(candidate)) {
          return Optional.of("/" + String.join("/", changed));
        }
      }
    }
    return Optional.empty();
  }

  /** The same path below {@code /v2}, if only that is missing. */
  private Optional<String> completed() {
    List<String> all = PathGlob.of(text).segments();
    List<String> segments = all.get(0).equals("v1") ? all.subList(1, all.size()) : all;
    // Blobs are left out: storage that a registry redirects to has paths like theirs.
    boolean endsLikeOne =
        TAILS.stream()
            .filter(tail -> tail.size() < segments.size() && !tail.equals(List.of("blobs", "*")))
            .anyMatch(
                tail ->
                    isTail(segments.subList(segments.size() - tail.size(), segments.size()), tail));
    return endsLikeOne ? Optional.of("/v2/" + String.join("/", segments)) : Optional.empty();
  }

  /** Whether two words differ by at most two inserted, deleted or exchanged letters. */
  private static boolean isNear(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(exchanged, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()] <= 2;
  }

  private static String afterHost(String url) {
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    int mark = url.indexOf('?');
    return slash < 0 ? "/" : url.substring(slash, mark > slash ? mark : url.length());
  }
}
