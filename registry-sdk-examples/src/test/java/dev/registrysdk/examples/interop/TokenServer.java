package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.tls.HeldCertificate;

/**
 * Issues the tokens that Distribution asks for: JWTs signed with RS256 that carry their
 * certificate. {@link Distribution#USER} may do everything, {@link Distribution#READER} may only
 * pull, and nobody else gets a token.
 */
final class TokenServer implements AutoCloseable {
  static final String ISSUER = "interop token server";
  static final String SERVICE = "interop registry";

  private static final Pattern SCOPE = Pattern.compile("(repository|registry):([^ ]+):([a-z,*]+)");

  private final HttpServer server;
  private final HeldCertificate signer;
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
  private volatile Duration life = Duration.ofMinutes(5);

  private TokenServer(HttpServer server, HeldCertificate signer) {
    this.server = server;
    this.signer = signer;
  }

  static TokenServer start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TokenServer server =
          new TokenServer(http, new HeldCertificate.Builder().commonName(ISSUER).rsa2048().build());
      http.createContext("/token", server::answer);
      http.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError("The token server does not start", e);
    }
  }

  String realm() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  /** Writes the certificate that tokens are verified with. */
  void writeCertificate(Path file) throws IOException {
    Files.writeString(file, signer.certificatePem());
  }

  /** The queries of the token requests so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The tokens so far. */
  List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** Makes the next tokens end after this time, which clients are not told. */
  void endTokensAfter(Duration time) {
    life = time;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    requests.add(query);
    String login = login(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    boolean user = login.equals(Distribution.USER + ":" + Distribution.PASSWORD);
    boolean reader = login.equals(Distribution.READER + ":" + Distribution.PASSWORD);
    if (user || reader) {
      send(exchange, 200, "{\"token\":\"" + token(access(query, user)) + "\",\"expires_in\":300}");
    } else {
      send(
          exchange,
          401,
          "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"incorrect username or password\"}]}");
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String login(String authorization) {
    return authorization.startsWith("Basic ")
        ? new String(Base64.getDecoder().decode(authorization.substring(6)), UTF_8)
        : "";
  }

  /** What is asked for, less what the caller may not do, as the claim of a token. */
  private static String access(String query, boolean everything) {
    List<String> granted = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.startsWith("scope=")) {
        continue;
      }
      Matcher scope = SCOPE.matcher(URLDecoder.decode(parameter.substring(6), UTF_8));
      while (scope.find()) {
        String actions =
            everything ? scope.group(3) : scope.group(3).contains("pull") ? "pull" : "";
        granted.add(
            "{\"type\":\"%s\",\"name\":\"%s\",\"actions\":[%s]}"
                .formatted(scope.group(1), scope.group(2), quoted(actions)));
      }
    }
    return "[" + String.join(",", granted) + "]";
  }

  private static String quoted(String actions) {
    return actions.isEmpty() ? "" : "\"" + actions.replace(",", "\",\"") + "\"";
  }

  private String token(String access) {
    try {
      String certificate = Base64.getEncoder().encodeToString(signer.certificate().getEncoded());
      long end = Instant.now().plus(life).getEpochSecond();
      String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"" + certificate + "\"]}";
      String claims =
          "{\"iss\":\"%s\",\"sub\":\"interop\",\"aud\":\"%s\",\"exp\":%d,\"nbf\":%d,\"iat\":%d,\"jti\":\"%s\",\"access\":%s}"
              .formatted(ISSUER, SERVICE, end, end - 310, end - 300, UUID.randomUUID(), access);
      String signed = encoded(header.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.keyPair().getPrivate());
      signature.update(signed.getBytes(UTF_8));
      String token = signed + "." + encoded(signature.sign());
      tokens.add(token);
      return token;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
