package dev.registrysdk.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The client of these tests: the JDK's, with short ways to say what a test sends. */
final class Client {
  static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  static final byte[] NOTHING = {};

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI root;
  private final HttpClient http;

  Client(InMemoryRegistry registry) {
    this(registry, HTTP);
  }

  Client(InMemoryRegistry registry, HttpClient http) {
    this(registry.url(), http);
  }

  Client(URI root) {
    this(root, HTTP);
  }

  private Client(URI root, HttpClient http) {
    this.root = root;
    this.http = http;
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, NOTHING, headers);
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
    return send(
        method,
        path,
        body.length == 0 && !method.startsWith("P")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(body),
        headers);
  }

  /** The same with the body as a stream of unknown length, which HTTP/1.1 sends in chunks. */
  HttpResponse<byte[]> stream(String method, String path, byte[] body, String... headers) {
    return send(
        method, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
  }

  private HttpResponse<byte[]> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new Disconnected(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens an upload and returns its address. */
  String openUpload(String repository) {
    return location(send("POST", "/v2/" + repository + "/blobs/uploads/", NOTHING));
  }

  HttpResponse<byte[]> putManifest(
      String repository, String reference, String mediaType, String json) {
    return send(
        "PUT",
        "/v2/" + repository + "/manifests/" + reference,
        bytes(json),
        "Content-Type",
        mediaType);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String location(HttpResponse<byte[]> response) {
    return header(response, "Location");
  }

  static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  static Map<?, ?> json(HttpResponse<byte[]> response) {
    return Json.tryObject(text(response)).orElseThrow();
  }

  static String digest(String content) {
    return Digest.of(Content.of(content)).toString();
  }

  static String sha512(String content) {
    return Digest.of("sha512", Content.of(content)).toString();
  }

  /** An exception of the wire that tests can catch without declaring it. */
  static final class Disconnected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Disconnected(IOException cause) {
      super(cause);
    }
  }
}
