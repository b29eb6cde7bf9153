package dev.registrysdk.testing.junit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The client of the tests that stand for those of users. */
public final class Http {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** Gets something and returns the status. */
  public static int get(String url, String... headers) {
    return send("GET", url, "", headers);
  }

  /** Opens an upload and returns its address. */
  public static String upload(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()).build();
    try {
      String location =
          HTTP.send(request, BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      return URI.create(url).resolve(location).toString();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a request and returns the status. */
  public static int send(String method, String url, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
