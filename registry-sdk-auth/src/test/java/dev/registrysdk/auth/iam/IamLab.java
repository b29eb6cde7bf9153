package dev.registrysdk.auth.iam;

import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A small IAM on loopback, and clocks that move when they are told to. */
final class IamLab implements AutoCloseable {
  static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
  static final Instant NOW = Instant.parse("2050-01-01T00:00:00Z");

  final MockWebServer server = new MockWebServer();
  final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // about to wrap around
  final Hands clock = new Hands();
  private volatile Function<RecordedRequest, MockResponse> answers =
      request -> tokens("token-" + requests.size(), 3600);

  IamLab() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return answers.apply(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A clock that can be set. */
  static final class Hands extends Clock {
    volatile Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  IamLab answering(Function<RecordedRequest, MockResponse> function) {
    answers = function;
    return this;
  }

  void forward(Duration time) {
    nanos.addAndGet(time.toNanos());
    clock.now = clock.now.plus(time);
  }

  String host() {
    return "127.0.0.1:" + server.getPort();
  }

  IamOptions.Builder options() {
    RetryPolicy quick =
        RetryPolicy.builder()
            .attempts(2)
            .initialDelay(Duration.ZERO)
            .maxDelay(Duration.ZERO)
            .build();
    return IamOptions.builder()
        .endpoint(IamEndpoint.at(host()))
        .http(HttpOptions.builder().retry(quick).build())
        .clock(clock);
  }

  IamCredentials open(IamIdentity identity) {
    return open(identity, options().build());
  }

  IamCredentials open(IamIdentity identity, IamOptions options) {
    return IamCredentials.of(identity, options, nanos::get);
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .setHeader("Transaction-Id", "tx-1")
        .body(body.replace('\'', '"'))
        .build();
  }

  static MockResponse tokens(String access, long seconds) {
    return json(
        200,
        "{'access_token':'"
            + access
            + "','refresh_token':'not_supported','token_type':'Bearer','expires_in':"
            + seconds
            + ",'expiration':1735233798,'scope':'ibm openid','future':[{}]}");
  }

  static MockResponse tokens(String access, String refresh, long seconds) {
    return json(
        200,
        "{'access_token':'"
            + access
            + "','refresh_token':'"
            + refresh
            + "','expires_in':"
            + seconds
            + "}");
  }

  static MockResponse error(int status, String code, String message) {
    return json(
        status,
        "{'errorCode':'"
            + code
            + "','errorMessage':'"
            + message
            + "','context':{'requestId':'ctx-1','url':'https://iam.cloud.ibm.com'}}");
  }

  /** A token with claims, as IAM makes it; nobody checks the signature. */
  static String jwt(String claims) {
    return base64("{'alg':'RS256'}") + "." + base64(claims) + ".c2lnbmF0dXJl";
  }

  static String jwt(Instant expires) {
    return jwt("{'account':{'bss':'" + ACCOUNT + "'},'exp':" + expires.getEpochSecond() + "}");
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** The fields of a request's form. */
  static Map<String, String> form(RecordedRequest request) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : body(request).split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(
          field.substring(0, equals),
          URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  Map<String, String> form(int index) {
    return form(requests.get(index));
  }

  static String body(RecordedRequest request) {
    okio.ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  /** A request as method, target and who it is from. */
  String line(int index) {
    RecordedRequest request = requests.get(index);
    return request.getMethod()
        + " "
        + request.getTarget()
        + " "
        + request.getHeaders().get("Authorization");
  }

  @Override
  public void close() {
    server.close();
  }
}
