package dev.registrysdk.icr.control;

import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonMembers;
import dev.registrysdk.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an error answer says: {@code {"code","message","request-id"}}, the same in a
 * list of {@code errors}, spellings of proxies and other services, or plain text.
 *
 * @param details codes and messages; empty if there are none
 * @param requestId the id of the request, if the body has it
 */
record ErrorText(List<ErrorDetail> details, Optional<String> requestId) {
  private static final int MAX_TEXT = 2_000;
  private static final int MAX_DETAILS = 20;
  private static final String UNKNOWN = "UNKNOWN";
  private static final List<String> CODES = List.of("code", "errorCode");
  private static final List<String> MESSAGES = List.of("message", "error", "errorMessage");
  private static final List<String> IDS = List.of("request-id", "request_id", "requestId");

  static ErrorText read(String body) {
    String text = body.strip();
    if (text.isEmpty() || html(text)) {
      return new ErrorText(List.of(), Optional.empty());
    }
    Map<String, String> members = JsonMembers.of(text);
    if (members.isEmpty()) {
      boolean nothing = text.equals("{}") || text.equals("[]") || text.equals("null");
      return new ErrorText(nothing ? List.of() : List.of(detail(UNKNOWN, text)), Optional.empty());
    }
    List<ErrorDetail> details = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    collect(members, details, ids);
    return new ErrorText(List.copyOf(details), ids.stream().findFirst());
  }

  /** Whether a body is a page for people, from something in between. */
  static boolean html(String body) {
    return body.stripLeading().startsWith("<");
  }

  /** One level deep only: what answers can make this read is bounded. */
  private static void collect(
      Map<String, String> members, List<ErrorDetail> details, List<String> ids) {
    List<Map<String, String>> errors = new ArrayList<>();
    JsonMembers.elements(members.getOrDefault("errors", "")).stream()
        .limit(MAX_DETAILS)
        .map(JsonMembers::of)
        .forEach(errors::add);
    errors.add(JsonMembers.of(members.getOrDefault("error", "")));
    errors.add(members);
    for (Map<String, String> error : errors) {
      single(error, details);
      first(error, IDS).ifPresent(ids::add);
    }
  }

  private static void single(Map<String, String> members, List<ErrorDetail> details) {
    Optional<String> code = first(members, CODES);
    Optional<String> message = first(members, MESSAGES);
    if (code.isPresent() || message.isPresent()) {
      details.add(detail(code.orElse(UNKNOWN), message.orElse("")));
    }
  }

  private static Optional<String> first(Map<String, String> members, List<String> names) {
    return names.stream()
        .map(name -> text(members.get(name)))
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The text of a string or number; null for anything else. */
  private static @Nullable String text(@Nullable String json) {
    try {
      return json == null || json.equals("null")
          ? null
          : JsonType.TEXT.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return null;
    }
  }

  private static ErrorDetail detail(String code, String message) {
    ErrorDetail.Builder detail = ErrorDetail.builder().code(cut(code));
    return message.isEmpty() ? detail.build() : detail.message(cut(message)).build();
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
