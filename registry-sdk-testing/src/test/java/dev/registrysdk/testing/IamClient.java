package dev.registrysdk.testing;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The JDK's HTTP client, with short ways to say what a test sends to IAM. */
final class IamClient {
  static final String GRANT = "urn:ibm:params:oauth:grant-type:";
  static final String BX = basic("bx");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final InMemoryIam iam;
  private final List<String> always = new ArrayList<>();

  IamClient(InMemoryIam iam, String... headers) {
    this.iam = iam;
    always.addAll(List.of(headers));
  }

  /** A client that shows the token of somebody with each request. */
  static IamClient of(InMemoryIam iam, IamSubject identity) {
    return new IamClient(iam, "Authorization", "Bearer " + iam.accessToken(identity));
  }

  static String basic(String client) {
    byte[] credentials = (client + ":" + client).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Asks for a token as no client. */
  Answer token(String... fields) {
    return form("/identity/token", fields);
  }

  /** Asks for a token as a client, for example {@code bx}. */
  Answer tokenAs(String client, String... fields) {
    return new IamClient(iam, "Authorization", basic(client)).form("/identity/token", fields);
  }

  Answer form(String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(fields[i]).append('=');
      body.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        "POST",
        path,
        body.toString(),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Accept",
        "application/json");
  }

  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(iam.url().resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>(always);
    all.addAll(List.of(headers));
    if (!all.isEmpty()) {
      request.headers(all.toArray(String[]::new));
    }
    try {
      return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new Client.Disconnected(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A text in an object of an answer; empty if it is not there. */
  static String text(Map<?, ?> object, String field) {
    return Json.string(object, field).orElse("");
  }

  /** The claims in a token, unchecked. */
  static Map<?, ?> claims(String token) {
    String payload = token.split("\\.", -1)[1];
    byte[] bytes = Base64.getUrlDecoder().decode(payload);
    return Json.tryObject(new String(bytes, StandardCharsets.UTF_8)).orElseThrow();
  }

  /** An answer of IAM. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Map<?, ?> json() {
      return Json.tryObject(response.body()).orElseThrow();
    }

    String text(String field) {
      return Json.string(json(), field).orElse("");
    }

    Map<?, ?> object(String field) {
      return Json.object(json(), field);
    }

    List<Map<?, ?>> list(String field) {
      return Json.objects(json(), field);
    }

    /** What the token service says is wrong: status, code and message. */
    String tokenError() {
      return status() + " " + text("errorCode") + " " + text("errorMessage");
    }

    /** What the other APIs say is wrong: status, code and message. */
    String error() {
      Map<?, ?> error = list("errors").get(0);
      return status() + " " + error.get("code") + " " + error.get("message");
    }
  }
}
