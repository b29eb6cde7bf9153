package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request in the form in which it stands in a recording: with the server's own name, without
 * secrets, and with those headers only that make it another request.
 *
 * @param target path and query
 * @param authorization the scheme of its credentials, such as {@code Bearer}; empty without
 * @param headers by lower-case name
 */
record TapeRequest(
    String method,
    Origin origin,
    String target,
    String authorization,
    Map<String, String> headers,
    TapeBody body) {
  TapeRequest {
    headers = new TreeMap<>(headers);
  }

  /** What two equal requests have in common, whoever sends them. */
  String key() {
    return line() + " " + headers + " " + content();
  }

  /** Method and address. */
  String line() {
    return method + " " + origin + target;
  }

  String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  TapeRequest withMethod(String other) {
    return new TapeRequest(other, origin, target, authorization, headers, body);
  }

  /** The headers of a recording, that of the credentials included. */
  Map<String, String> written() {
    Map<String, String> all = new LinkedHashMap<>();
    if (!authorization.isEmpty()) {
      all.put("authorization", authorization);
    }
    all.putAll(headers);
    return all;
  }

  /** Members of an object in another order are the same request. */
  private String content() {
    return body.text()
        .filter(text -> text.startsWith("{") || text.startsWith("["))
        .flatMap(Json::tryAny)
        .map(Json::sorted)
        .map(Json::write)
        .orElse(body.digest());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(line());
    text.append(authorization.isEmpty() ? ", no credentials" : ", " + authorization);
    headers.forEach((name, value) -> text.append(", ").append(name).append(": ").append(value));
    return text.append(body.isEmpty() ? "" : ", " + body).toString();
  }
}
