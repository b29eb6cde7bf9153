package dev.registrysdk.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list of the identity API. A page token holds the query of the first page and an offset, so the
 * next page needs no other parameter.
 */
record IamListing(IamCall call, Query query, int offset) {
  private static final int USUAL_SIZE = 20;
  private static final int MOST = 100;

  static IamListing of(IamCall call) {
    Optional<String> token = call.parameter("pagetoken");
    if (token.isEmpty()) {
      return new IamListing(call, call.request().parameters(), 0);
    }
    String text = decode(token.get());
    int space = text.indexOf(' ');
    if (space < 0 || !text.substring(0, space).matches("\\d{1,9}")) {
      throw IamFailure.invalid("pagetoken", token.get(), "the token of the page before");
    }
    int offset = Integer.parseInt(text.substring(0, space));
    return new IamListing(call, Query.parse(text.substring(space + 1)), offset);
  }

  Optional<String> parameter(String name) {
    return query.first(name).filter(value -> !value.isEmpty());
  }

  /** The value of a parameter, if it is one of those that are allowed. */
  String choice(String name, String usual, String... allowed) {
    String value = parameter(name).orElse(usual);
    if (!List.of(allowed).contains(value)) {
      throw IamFailure.invalid(name, value, String.join(", ", allowed));
    }
    return value;
  }

  /** Sorts as the client wants it, else as the entities came into being. */
  <T extends IamEntity> List<T> sorted(List<T> entities, String... allowed) {
    Optional<String> field = parameter("sort");
    boolean descending = choice("order", "asc", "asc", "desc").equals("desc");
    if (field.isEmpty()) {
      return entities;
    }
    Comparator<T> order = Comparator.comparing(key(choice("sort", field.get(), allowed)));
    return entities.stream().sorted(descending ? order.reversed() : order).toList();
  }

  /** The page with its links. */
  <T> Reply reply(String field, List<T> all, Function<T, Map<String, Object>> json) {
    int size = size();
    int from = Math.min(offset, all.size());
    int to = Math.min(from + size, all.size());
    List<Map<String, Object>> entries = new ArrayList<>();
    all.subList(from, to).forEach(entry -> entries.add(json.apply(entry)));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("context", IamContext.ofIdentity(call));
    page.put("offset", from);
    page.put("limit", size);
    page.put("first", link(0));
    if (from > 0) {
      page.put("previous", link(Math.max(0, from - size)));
    }
    if (to < all.size()) {
      page.put("next", link(to));
    }
    page.put(field, entries);
    return Reply.status(200).withJson(page);
  }

  private int size() {
    String text = parameter("pagesize").orElse(Integer.toString(USUAL_SIZE));
    if (!text.matches("[1-9]\\d?|" + MOST)) {
      throw IamFailure.invalid("pagesize", text, "1 to " + MOST);
    }
    return Integer.parseInt(text);
  }

  private String link(int target) {
    String parameters =
        call.parameter("pagetoken").isEmpty()
            ? call.request().query()
            : decode(call.parameter("pagetoken").get()).replaceFirst("\\d+ ", "");
    byte[] token = (target + " " + parameters).getBytes(StandardCharsets.UTF_8);
    return call.request().origin()
        + call.request().path()
        + "?pagetoken="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static <T extends IamEntity> Function<T, String> key(String field) {
    return switch (field) {
      case "description" -> IamEntity::description;
      case "created_at" -> entity -> entity.created().toString();
      case "modified_at" -> entity -> entity.modified().toString();
      case "created_by" ->
          entity -> entity instanceof IamStoredKey stored ? stored.createdBy() : "";
      default -> IamEntity::name;
    };
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw IamFailure.invalid("pagetoken", token, "the token of the page before");
    }
  }
}
