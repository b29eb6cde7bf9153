package dev.registrysdk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import okhttp3.Headers;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The client by which a recording asks the real servers. It follows no redirect and adds nothing of
 * its own, since the client in front of it is to see what the server says. Thread-safe.
 *
 * <p>It is the JDK's: it costs no dependency, and hands headers and bodies on as they came.
 */
final class UpstreamClient {
  /** Larger content waits in a file. */
  private static final int IN_MEMORY = 256 << 10;

  /** The most of an answer that has to be searched for secrets. */
  static final int LARGEST_DOCUMENT = 64 << 20;

  /** Not ours to set, or, as for compression, not wanted: a recording is to be read. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "expect", "accept-encoding", "upgrade", "http2-settings");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "registry recording");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client;
  private final Path scratch;

  /**
   * Prepares a client.
   *
   * @param scratch where large bodies wait
   * @param tls which certificates are trusted; null for those of this Java
   */
  UpstreamClient(Path scratch, @Nullable SSLContext tls) {
    this.scratch = scratch;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .executor(threads);
    this.client = (tls == null ? builder : builder.sslContext(tls)).build();
  }

  /**
   * Sends a request and takes the whole answer.
   *
   * @param content whether the answer's body is to stay as it is, and may be large
   */
  TapeAnswer send(
      Origin origin,
      String target,
      IncomingRequest incoming,
      Headers headers,
      byte[] body,
      boolean content)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + target))
            .method(incoming.method(), publisher(incoming, body));
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (!OWN.contains(name) && !TapeForm.isHopByHop(name)) {
        request.header(headers.name(i), headers.value(i));
      }
    }
    HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
    Headers.Builder answered = new Headers.Builder();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(v -> answered.addUnsafeNonAscii(name, v)));
    try (InputStream stream = response.body()) {
      TapeAnswer answer =
          new TapeAnswer(
              response.statusCode(),
              answered.build(),
              body(stream, content ? IN_MEMORY : LARGEST_DOCUMENT));
      return content ? answer : readable(answer);
    }
  }

  void close() {
    if (client instanceof AutoCloseable closeable) { // from Java 21 on
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("The client of a recording cannot be closed", e);
      }
    }
    threads.shutdownNow();
  }

  private static BodyPublisher publisher(IncomingRequest incoming, byte[] body) {
    boolean none = body.length == 0 && !Set.of("POST", "PUT", "PATCH").contains(incoming.method());
    return none ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  private TapeBody body(InputStream stream, int inMemory) throws IOException {
    byte[] start = stream.readNBytes(inMemory + 1);
    if (start.length <= inMemory) {
      return TapeBody.of(ByteString.of(start));
    }
    Path file = Files.createTempFile(scratch, "body", "");
    try (OutputStream out = Files.newOutputStream(file);
        DigestOutputStream hashed = new DigestOutputStream(out, sha256())) {
      hashed.write(start);
      long size = start.length + stream.transferTo(hashed);
      String hex = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
      return TapeBody.inFile(file, "sha256:" + hex, size);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime does not offer SHA-256", e);
    }
  }

  /** A document without its compression, which a server may use without being asked. */
  private static TapeAnswer readable(TapeAnswer answer) throws IOException {
    Optional<ByteString> packed =
        answer
            .header("Content-Encoding")
            .filter("gzip"::equalsIgnoreCase)
            .flatMap(gzip -> answer.body().bytes())
            .filter(bytes -> bytes.size() > 0);
    if (packed.isEmpty()) {
      return answer;
    }
    try (var source =
        Okio.buffer(new GzipSource(new okio.Buffer().write(packed.get())))) {
      Headers headers = answer.headers().newBuilder().removeAll("Content-Encoding").build();
      return answer.withHeaders(headers).withBody(TapeBody.of(source.readByteString()));
    }
  }
}
