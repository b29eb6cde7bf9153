package dev.registrysdk.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a sorted list: what the parameters {@code n} and {@code last} ask for. */
record Page(List<String> items, String link) {
  /**
   * Cuts a page.
   *
   * @param sorted all items in ASCII order
   * @param usualSize how many items there are when the client does not say
   */
  static Page of(List<String> sorted, IncomingRequest request, int usualSize, int limit) {
    int size = Math.min(request.parameter("n").map(Page::number).orElse(usualSize), limit);
    String last = request.parameter("last").orElse("");
    List<String> rest = sorted.stream().filter(item -> item.compareTo(last) > 0).toList();
    List<String> items = rest.subList(0, Math.min(size, rest.size()));
    boolean complete = items.size() == rest.size() || items.isEmpty();
    return new Page(items, complete ? "" : link(request, items.get(items.size() - 1), size));
  }

  /** Refuses a page that is larger than a client may ask for. */
  static void requireAsked(IncomingRequest request, Settings settings, Limit limit) {
    int asked = request.parameter("n").map(Page::number).orElse(0);
    settings.require(limit, asked, refusal(Integer.toString(asked)));
  }

  Reply reply(Object json) {
    Reply reply = Reply.status(200).withJson(json);
    return link.isEmpty() ? reply : reply.withHeader("Link", link);
  }

  private static String link(IncomingRequest request, String last, int size) {
    String type =
        request.parameter("artifactType").map(t -> "artifactType=" + encode(t) + "&").orElse("");
    return "<"
        + request.path()
        + "?"
        + type
        + "last="
        + encode(last)
        + "&n="
        + size
        + ">; rel=\"next\"";
  }

  private static int number(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElseThrow(() -> refusal(text));
  }

  private static Refusal refusal(String asked) {
    return Refusal.of(
        ErrorCode.PAGINATION_NUMBER_INVALID,
        ErrorCode.PAGINATION_NUMBER_INVALID.message(),
        Map.of("n", asked));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
