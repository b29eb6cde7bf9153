package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with an error answer, from wherever the mistake was noticed. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  private Refusal(String message, Reply reply) {
    // An expected answer, not a failure of this program: no stack trace.
    super(message, null, false, false);
    this.reply = reply;
  }

  static Refusal of(ErrorCode code) {
    return of(code, code.message(), null);
  }

  static Refusal of(ErrorCode code, String message) {
    return of(code, message, null);
  }

  static Refusal of(ErrorCode code, String message, @Nullable Object detail) {
    return new Refusal(
        message, errors(code.status(), List.of(error(code.name(), message, detail))));
  }

  /** An error of one registry only. */
  static Refusal of(int status, String code, String message) {
    return new Refusal(message, errors(status, List.of(error(code, message, null))));
  }

  /** An answer that does not have the form of an error document. */
  static Refusal of(Reply reply) {
    return new Refusal(reply.toString(), reply);
  }

  /** One error of the same code for each detail, as a manifest with several missing blobs needs. */
  static Refusal ofEach(ErrorCode code, List<?> details) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (Object detail : details) {
      errors.add(error(code.name(), code.message(), detail));
    }
    return new Refusal(code.message(), errors(code.status(), errors));
  }

  /** The same refusal with another status than is usual for its code. */
  Refusal withStatus(int status) {
    return new Refusal(reason(), reply.withStatus(status));
  }

  Refusal withHeader(String name, String value) {
    return new Refusal(reason(), reply.withHeader(name, value));
  }

  Refusal withHeadersOf(Reply other) {
    Refusal result = this;
    for (String name : other.headers().names()) {
      result = result.withHeader(name, other.header(name).orElse(""));
    }
    return result;
  }

  Reply reply() {
    return reply;
  }

  private String reason() {
    return String.valueOf(getMessage());
  }

  private static Map<String, Object> error(String code, String message, @Nullable Object detail) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    if (detail != null) {
      error.put("detail", detail);
    }
    return error;
  }

  private static Reply errors(int status, List<Map<String, Object>> errors) {
    return Reply.status(status).withJson(Map.of("errors", errors));
  }
}
