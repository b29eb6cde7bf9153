package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who calls the control plane. */
final class IcrClient {
  private final InMemoryIcr icr;
  private final Client client;
  private final String token;
  private final String account;

  IcrClient(InMemoryIcr icr) {
    this(icr, "token", InMemoryIcr.ACCOUNT);
  }

  IcrClient(InMemoryIcr icr, String token, String account) {
    this.icr = icr;
    this.client = new Client(icr.registry());
    this.token = token;
    this.account = account;
  }

  HttpResponse<byte[]> get(String path) {
    return send("GET", path, NOTHING);
  }

  HttpResponse<byte[]> delete(String path) {
    return send("DELETE", path, NOTHING);
  }

  HttpResponse<byte[]> post(String path, String json) {
    return send("POST", path, bytes(json));
  }

  HttpResponse<byte[]> patch(String path, String json) {
    return send("PATCH", path, bytes(json));
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
    List<String> all =
        new ArrayList<>(List.of("Authorization", "Bearer " + token, "Account", account));
    all.addAll(List.of(headers));
    return client.send(method, path, body, all.toArray(String[]::new));
  }

  /** The domain and a reference, as one segment of a path. */
  String image(String reference) {
    return encoded(icr.domain() + "/" + reference);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Status and body. */
  static String answer(HttpResponse<byte[]> response) {
    return response.statusCode() + " " + text(response);
  }

  /** Checks that an answer is this error, with the request id of its header. */
  static void assertError(HttpResponse<byte[]> response, int status, String code, String message) {
    String id = header(response, "X-Request-Id");
    assertThat(id).hasSize(36);
    assertThat(answer(response))
        .isEqualTo(
            status
                + " {\"code\":\""
                + code
                + "\",\"message\":\""
                + message.replace("\"", "\\\"")
                + "\",\"request-id\":\""
                + id
                + "\"}");
  }
}
