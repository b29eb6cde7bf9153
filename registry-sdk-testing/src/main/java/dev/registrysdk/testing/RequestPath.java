package dev.registrysdk.testing;

import dev.registrysdk.testing.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path of a {@link RequestPattern}: a glob, in which a single {@code *} at the place of the
 * name of a repository or an image stands for the whole name, however many segments it has.
 */
final class RequestPath {
  static final RequestPath ANY = new RequestPath("/**");

  private static final String NAME = "**";
  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final Pattern CONTROL = Pattern.compile("^/(api/v1|va/api/v4)/");
  private static final Set<String> BEFORE_IMAGES =
      Set.of("images", "tags", "trash", "image", "status");
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
    if (ESCAPE.matcher(text).find()) {
      throw new IllegalArgumentException(
          "A request pattern is a path without percent escapes: write \""
              + text.replaceAll("(?i)%2f", "/")
              + "\", not \""
              + text
              + "\"");
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "A request pattern starts with a slash: \"/" + text + "\", not \"" + text + "\"");
    }
    return new RequestPath(text);
  }

  PathGlob glob() {
    return glob;
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
    if (segments.size() > 3 && CONTROL.matcher(path.toString()).find()) {
      return withImageName(segments);
    }
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

  /** The names of images in paths of a control plane have several segments, too. */
  private static PathGlob withImageName(List<String> segments) {
    List<String> whole = new ArrayList<>(segments);
    for (int i = 3; i < whole.size(); i++) {
      if (whole.get(i).equals("*") && BEFORE_IMAGES.contains(whole.get(i - 1))) {
        whole.set(i, NAME);
      }
    }
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
        if (!WORDS.contains(wrong) && Nearest.isNear(wrong, word) && isRoute(candidate)) {
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

  private static String afterHost(String url) {
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    int mark = url.indexOf('?');
    return slash < 0 ? "/" : url.substring(slash, mark > slash ? mark : url.length());
  }
}
