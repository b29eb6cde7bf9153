package dev.registrysdk.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of uploads, which a registry makes up. In a recording all those of a repository are
 * the same, so that on replay parallel uploads find their answers by what they upload, whichever
 * comes first. Thread-safe.
 */
final class TapeUploads {
  private static final Pattern START = Pattern.compile("/v2/(.+)/blobs/uploads/?");
  private static final Pattern UPLOAD = Pattern.compile("/v2/(.+)/blobs/uploads/[^/]+");
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PATCH", "PUT", "DELETE");

  private final Map<String, String> repositories = new ConcurrentHashMap<>();

  /** The repository into which a request uploads, or nothing when it does something else. */
  Optional<String> repository(Origin origin, String method, String target) {
    String path = path(target);
    String known = repositories.get(origin + path);
    if (known != null && METHODS.contains(method)) {
      return Optional.of(known);
    }
    Matcher matcher = (method.equals("POST") ? START : UPLOAD).matcher(path);
    boolean upload = matcher.matches() && (method.equals("POST") || METHODS.contains(method));
    return upload ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Learns where an upload goes on, which need not look like an upload. */
  void learn(Origin origin, String target, String repository) {
    repositories.put(origin + path(target), repository);
  }

  /** The address that stands in a recording for every upload into a repository. */
  static String address(String repository) {
    return "/v2/" + repository + "/blobs/uploads/recorded";
  }

  /** What of the query of an upload is not made up by the registry. */
  static String digest(String target) {
    int mark = target.indexOf('?');
    return mark < 0
        ? ""
        : Query.parse(target.substring(mark + 1))
            .first("digest")
            .map(digest -> "?digest=" + digest)
            .orElse("");
  }

  private static String path(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }
}
