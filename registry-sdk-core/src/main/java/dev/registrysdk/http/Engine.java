package dev.registrysdk.http;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Everything that pipelines derived from one another share. */
final class Engine {
  private final HttpOptions options;
  private final InstantSource clock;
  private final OkHttpClient client;
  private final LiveCalls calls = new LiveCalls();
  private final Map<ServiceKey, Object> services = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "registry-sdk-http");
            thread.setDaemon(true);
            return thread;
          });

  Engine(HttpOptions options, CredentialProvider credentials, Surroundings surroundings) {
    this.options = options;
    this.clock = surroundings.clock();
    this.client = client(credentials, surroundings);
  }

  /**
   * Names a service.
   *
   * @param type the Retrofit interface
   * @param target whom it speaks to
   */
  private record ServiceKey(Class<?> type, AuthTarget target) {
    // By hand, as in AuthTarget: a record makes these when they are called first, which takes long.

    @Override
    public boolean equals(Object o) {
      return o instanceof ServiceKey other && type == other.type && target.equals(other.target);
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + target.hashCode();
    }
  }

  /** The way of a request, outermost first. Where a line has to be where it is, it says why. */
  private OkHttpClient client(CredentialProvider credentials, Surroundings surroundings) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .addInterceptor(new ErrorBody())
            .addInterceptor(new Warnings())
            .addInterceptor(new UserAgent(options))
            .addInterceptor(new Patience())
            // Around authentication: a repetition may need a new token, and tokens fail as well.
            .addInterceptor(new Retry(options.retry(), surroundings))
            // Around redirects: only the registry itself is answered, never where it points to.
            .addInterceptor(new Auth(credentials, new Tokens(surroundings)))
            .addInterceptor(new RedirectGuard())
            // Around single requests: no place is held while a token is asked for or a hop made.
            .addInterceptor(new HostLimit(options.maxRequestsPerHost()))
            .addNetworkInterceptor(new NoHiddenRetry())
            // Next to the socket: sees what is really sent.
            .addNetworkInterceptor(new WireLog())
            .eventListenerFactory(call -> meter(call, surroundings));
    // The decorators above do these, and count what they do.
    builder.followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false);
    builder
        .connectTimeout(options.connectTimeout())
        .readTimeout(options.readTimeout())
        .writeTimeout(options.writeTimeout())
        // As many idle connections as may have been in use: a new one costs several round trips.
        .connectionPool(new ConnectionPool(2 * options.maxRequestsPerHost(), 5, TimeUnit.MINUTES))
        .socketFactory(new NoDelaySockets());
    if (options.unixSocket().isPresent()) {
      builder
          .socketFactory(new UnixSockets(options.unixSocket().get()))
          .proxy(Proxy.NO_PROXY)
          .dns(host -> List.of(InetAddress.getLoopbackAddress()));
    }
    if (options.proxy().isPresent()) {
      ProxyRoute proxy = new ProxyRoute(options.proxy().get());
      builder.proxySelector(proxy).proxyAuthenticator(proxy);
    } else {
      builder.proxySelector(new SystemRoute(ProxySelector.getDefault()));
    }
    Tls.apply(options, builder);
    return builder.build();
  }

  private WireMeter meter(Call call, Surroundings surroundings) {
    LiveCalls siblings = CallSpec.of(call.request()).operation().calls();
    return new WireMeter(options.callListener(), surroundings.nanos(), calls, siblings);
  }

  HttpOptions options() {
    return options;
  }

  InstantSource clock() {
    return clock;
  }

  <T> T service(Class<T> type, AuthTarget target) {
    return type.cast(
        services.computeIfAbsent(
            new ServiceKey(type, target), key -> newService(type, Registry.of(target, options))));
  }

  private Object newService(Class<?> type, Registry registry) {
    return new Retrofit.Builder()
        .baseUrl(registry.root())
        .callFactory(
            request -> client.newCall(request.newBuilder().tag(Registry.class, registry).build()))
        .build()
        .create(type);
  }

  void start(Runnable flight) {
    threads.execute(flight);
  }

  boolean closed() {
    return calls.cancelled();
  }

  void close() {
    calls.cancelAll();
    threads.shutdownNow();
    client.connectionPool().evictAll();
  }
}
