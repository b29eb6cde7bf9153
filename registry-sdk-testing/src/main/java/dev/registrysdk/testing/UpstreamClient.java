package dev.registrysdk.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The client by which a recording asks the real servers. It follows no redirect, answers no
 * challenge and repeats nothing, since the client in front of it is to see what the server says.
 * Thread-safe.
 *
 * <p>It is the client beneath the web server, which is there anyway: that of the JDK keeps a thread
 * and its connections, before Java 21, until the garbage collector finds it.
 */
final class UpstreamClient {
  /** The most of an answer that has to be searched for secrets. */
  static final int LARGEST_DOCUMENT = 64 << 20;

  /** Larger content waits in a file. */
  private static final int IN_MEMORY = 256 << 10;

  /** Not ours to set, or, as for compression, not wanted: a recording is to be read. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "expect", "accept-encoding", "http2-settings");

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(5);

  private final OkHttpClient client;
  private final Path scratch;

  /**
   * Prepares a client.
   *
   * @param scratch where large bodies wait
   * @param authorities whose certificates are trusted besides those that Java trusts
   */
  UpstreamClient(Path scratch, List<X509Certificate> authorities) {
    this.scratch = scratch;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(PATIENCE)
            .readTimeout(LONG_PATIENCE)
            .writeTimeout(LONG_PATIENCE);
    if (!authorities.isEmpty()) {
      UpstreamTrust trust = UpstreamTrust.of(authorities);
      builder.sslSocketFactory(trust.sockets(), trust.manager());
    }
    this.client = builder.build();
  }

  /**
   * Sends a request and takes the whole answer.
   *
   * @param exact whether the answer's body is to stay as it is, and may be large
   */
  TapeAnswer send(String method, String url, Headers headers, Content body, boolean exact)
      throws IOException {
    Headers.Builder sent = new Headers.Builder().add("Accept-Encoding", "identity");
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (!OWN.contains(name) && !TapeForm.isHopByHop(name)) {
        sent.addUnsafeNonAscii(headers.name(i), headers.value(i));
      }
    }
    boolean none = body.size() == 0 && !WITH_BODY.contains(method);
    Request request =
        new Request.Builder()
            .url(url)
            .headers(sent.build())
            .method(method, none ? null : new Sent(body))
            .build();
    try (Response response = client.newCall(request).execute()) {
      TapeAnswer answer =
          new TapeAnswer(
              response.code(),
              response.headers(),
              body(response.body().source(), exact ? IN_MEMORY : LARGEST_DOCUMENT));
      return exact ? answer : readable(answer);
    }
  }

  /** Ends the calls that wait for an answer. */
  void stop() {
    client.dispatcher().cancelAll();
  }

  void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private TapeBody body(BufferedSource source, int inMemory) throws IOException {
    if (!source.request(inMemory + 1L)) {
      return TapeBody.of(source.readByteString());
    }
    Path file = Files.createTempFile(scratch, "body", "");
    try (OutputStream out = Files.newOutputStream(file);
        DigestOutputStream hashed = new DigestOutputStream(out, sha256());
        BufferedSink sink = Okio.buffer(Okio.sink(hashed))) {
      long size = sink.writeAll(source);
      sink.flush();
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
    try (BufferedSource source = Okio.buffer(new GzipSource(new Buffer().write(packed.get())))) {
      Headers headers = answer.headers().newBuilder().removeAll("Content-Encoding").build();
      return answer.withHeaders(headers).withBody(TapeBody.of(source.readByteString()));
    }
  }

  /** The body of a request, whose type is among the headers as it was sent. */
  private static final class Sent extends RequestBody {
    private final Content content;

    Sent(Content content) {
      this.content = content;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return content.size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      content.writeTo(sink);
    }
  }
}
