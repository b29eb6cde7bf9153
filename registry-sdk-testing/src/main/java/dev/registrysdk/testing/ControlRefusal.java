package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Ends the handling of a control plane request with an error answer. */
final class ControlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;

  ControlRefusal(int status, String code, String text) {
    // An expected answer, not a failure of this program: no stack trace.
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  /**
   * A refusal whose code is not published: the family, and the status in place of the number, such
   * as {@code CRI0404E}.
   */
  static ControlRefusal of(String family, int status, String text) {
    return new ControlRefusal(status, String.format(Locale.ROOT, "%s%04dE", family, status), text);
  }

  static ControlRefusal badRequest(String text) {
    return of("CRG", 400, text);
  }

  static ControlRefusal imageUnknown() {
    return of("CRI", 404, "The image was not found.");
  }

  /** As bulk deletion embeds it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", code);
    json.put("message", text);
    return json;
  }

  Reply reply(String requestId) {
    Map<String, Object> body = json();
    body.put("request-id", requestId);
    return Reply.status(status).withJson(body);
  }
}
