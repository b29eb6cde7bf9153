package dev.registrysdk.examples.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.TlsVersion;

/** The base of a generated service: what its generator's core library does for each of them. */
abstract sealed class GsonTransport implements AutoCloseable permits GsonClient {
  private static final Logger LOGGER = Logger.getLogger(GsonTransport.class.getName());
  private static final int ATTEMPTS = 4;

  private final Gson gson =
      new GsonBuilder().setDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSSX").disableHtmlEscaping().create();
  private final String serviceUrl;
  private final Authenticator authenticator;
  private final OkHttpClient client;

  GsonTransport(String serviceUrl, Authenticator authenticator) {
    this.serviceUrl = serviceUrl;
    this.authenticator = authenticator;
    authenticator.validate();
    this.client = configured();
  }

  /** Shows who is asking. */
  interface Authenticator {
    void validate();

    void authenticate(Request.Builder request);
  }

  /**
   * A token that the caller has.
   *
   * @param token the token
   */
  record BearerTokenAuthenticator(String token) implements Authenticator {
    @Override
    public void validate() {
      if (token.isEmpty()) {
        throw new IllegalArgumentException("The token is empty");
      }
    }

    @Override
    public void authenticate(Request.Builder request) {
      request.header("Authorization", "Bearer " + token);
    }
  }

  /**
   * What an answer was.
   *
   * @param result the body
   * @param status the status
   * @param headers the headers by name
   * @param <T> what the body is
   */
  record Answer<T>(T result, int status, Map<String, List<String>> headers) {}

  private static OkHttpClient configured() {
    ConnectionSpec tls =
        new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
            .build();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(60, TimeUnit.SECONDS)
            .writeTimeout(60, TimeUnit.SECONDS)
            .readTimeout(90, TimeUnit.SECONDS)
            .connectionSpecs(List.of(tls, ConnectionSpec.CLEARTEXT))
            .addInterceptor(GsonTransport::retry)
            .addNetworkInterceptor(GsonTransport::log);
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      X509TrustManager manager = (X509TrustManager) trust.getTrustManagers()[0];
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return builder.sslSocketFactory(context.getSocketFactory(), manager).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("There is no TLS", e);
    }
  }

  private static Response retry(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    for (int attempt = 1; attempt < ATTEMPTS && response.code() >= 500; attempt++) {
      response.close();
      response = chain.proceed(chain.request());
    }
    return response;
  }

  private static Response log(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    if (LOGGER.isLoggable(Level.FINE)) {
      LOGGER.fine("--> " + request.method() + " " + request.url() + "\n" + request.headers());
    }
    Response response = chain.proceed(request);
    if (LOGGER.isLoggable(Level.FINE)) {
      LOGGER.fine("<-- " + response.code() + " " + request.url() + "\n" + response.headers());
    }
    return response;
  }

  /** Starts a request, with the headers that every operation has. */
  Request.Builder request(String operation, String... path) {
    HttpUrl.Builder url = Objects.requireNonNull(HttpUrl.parse(serviceUrl)).newBuilder();
    Arrays.stream(path).forEach(url::addPathSegment);
    Request.Builder request = new Request.Builder().url(url.build());
    request.header("User-Agent", "generated-java-sdk/1.0 (" + userAgent() + ")");
    request.header("X-Operation", operation);
    request.header("Accept", "application/json");
    authenticator.authenticate(request);
    return request;
  }

  private static String userAgent() {
    return String.format(
        "lang=java; arch=%s; os=%s; java.version=%s",
        System.getProperty("os.arch"),
        System.getProperty("os.name"),
        System.getProperty("java.version"));
  }

  Response send(Request request) throws IOException {
    return client.newCall(request).execute();
  }

  <T> Answer<T> execute(Request request, TypeToken<T> type) throws IOException {
    try (Response response = send(request)) {
      ResponseBody body = Objects.requireNonNull(response.body());
      if (!response.isSuccessful()) {
        throw new IOException(response.code() + ": " + message(body));
      }
      T result = gson.fromJson(body.charStream(), type.getType());
      return new Answer<>(result, response.code(), response.headers().toMultimap());
    }
  }

  private String message(ResponseBody body) throws IOException {
    try {
      JsonObject error = gson.fromJson(body.charStream(), JsonObject.class);
      JsonElement message = error.get("message");
      return message == null ? error.toString() : message.getAsString();
    } catch (JsonParseException e) {
      return "an answer that is not JSON";
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
