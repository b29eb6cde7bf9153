package dev.registrysdk.examples.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Answers the calls that are measured with bytes that were prepared before. */
final class BenchServer implements AutoCloseable {
  static final int IMAGES = 20_000;
  private static final byte[] NAMESPACES =
      "[\"acme\",\"birds\",\"web\"]".getBytes(StandardCharsets.UTF_8);

  private static final byte[] TAGS =
      "{\"name\":\"acme/web\",\"tags\":[\"1.0\"]}".getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;
  private final byte[] images;
  private final boolean gzip;

  BenchServer(boolean gzip) throws IOException {
    // Headers and body are two writes: the second one would wait for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.gzip = gzip;
    this.images = gzip ? zip(images()) : images();
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/api/v1/images", exchange -> answer(exchange, images, gzip));
    server.createContext("/api/v1/namespaces", exchange -> answer(exchange, NAMESPACES, false));
    server.createContext("/v2/acme/web/tags/list", exchange -> answer(exchange, TAGS, false));
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  int size() {
    return images.length;
  }

  boolean gzip() {
    return gzip;
  }

  private static void answer(HttpExchange exchange, byte[] body, boolean gzip) throws IOException {
    try (exchange) {
      if (gzip
          && !String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
              .contains("gzip")) {
        throw new IOException("The client did not ask for gzip");
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (gzip) {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      }
      exchange.sendResponseHeaders(200, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static byte[] images() {
    Random random = new Random(20_000);
    StringBuilder json = new StringBuilder(IMAGES * 900).append('[');
    for (int i = 0; i < IMAGES; i++) {
      json.append(i == 0 ? "" : ",").append(image(i, hex(random), hex(random)));
    }
    return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String image(int i, String config, String digest) {
    String repository = "us.icr.io/team-" + i % 40 + "/service-" + i % 400;
    String tag = repository + ":1." + i / 400 + ".0";
    return """
        {"Id":"sha256:%s","ParentId":"","DigestTags":{"sha256:%s":["%s","%s-lts"]},\
        "RepoTags":["%s","%s-lts"],"RepoDigests":["%s@sha256:%s"],"Created":%d,"Size":%d,\
        "VirtualSize":%d,"Labels":{"maintainer":"team-%d@example.com",\
        "org.opencontainers.image.source":"https://example.com/team-%d/service-%d"},\
        "ManifestType":"Docker Image Manifest V2, Schema 2","Vulnerable":"true",\
        "VulnerabilityCount":3,"ConfigurationIssueCount":0,"IssueCount":3,"ExemptIssueCount":1}"""
        .formatted(
            config,
            digest,
            tag,
            tag,
            tag,
            tag,
            repository,
            digest,
            1_700_000_000 + i,
            40_000_000L + i,
            40_000_000L + i,
            i % 40,
            i % 40,
            i % 400);
  }

  private static String hex(Random random) {
    StringBuilder text = new StringBuilder(64);
    for (int i = 0; i < 8; i++) {
      text.append(String.format("%08x", random.nextInt()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
