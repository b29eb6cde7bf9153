package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Redaction;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import retrofit2.Response;

/**
 * Finds the next page of a list (RFC 8288 {@code Link: <…>; rel="next"}), as long as there is one
 * that was not seen before. Not safe for use by several threads.
 */
final class NextPage {
  private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
  private static final Pattern RELATION =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))", Pattern.CASE_INSENSITIVE);

  private final String what;
  private final String registry;
  private final Set<HttpUrl> visited = new HashSet<>();

  /**
   * Before the first page.
   *
   * @param what the words for messages
   * @param registry whose list it is
   */
  NextPage(String what, String registry) {
    this.what = what;
    this.registry = registry;
  }

  /** The address of the next page, which must be of the same origin: it is followed blindly. */
  Optional<HttpUrl> after(Response<ResponseBody> page) {
    Optional<String> link =
        page.headers().values("Link").stream()
            .flatMap(header -> target(header).stream())
            .findFirst();
    if (link.isEmpty()) {
      return Optional.empty();
    }
    HttpUrl current = page.raw().request().url();
    HttpUrl next = current.resolve(link.get());
    if (next == null || !sameOrigin(current, next)) {
      throw lost("the next page is said to be at another place, " + Redaction.url(link.get()));
    }
    visited.add(current);
    if (!visited.add(next)) {
      throw lost("the registry's pages lead back to each other");
    }
    return Optional.of(next);
  }

  /** The address of the link whose relation is {@code next}. */
  static Optional<String> target(String header) {
    Matcher link = LINK.matcher(header);
    while (link.find()) {
      Matcher relation = RELATION.matcher(link.group(2));
      if (relation.find() && isNext(relation)) {
        return Optional.of(link.group(1));
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(Matcher relation) {
    String names = relation.group(1) != null ? relation.group(1) : relation.group(2);
    return List.of(names.strip().split("\\s+", -1)).stream().anyMatch("next"::equalsIgnoreCase);
  }

  private TransportException lost(String reason) {
    return new TransportException(
        Failure.of(what).reason(reason).remedy(Remedy.CHECK_PROXY).registry(registry).build());
  }

  private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }
}
