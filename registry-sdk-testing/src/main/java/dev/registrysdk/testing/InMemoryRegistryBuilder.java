package dev.registrysdk.testing;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * Configures and starts an {@link InMemoryRegistry}. Not thread-safe; can start several registries.
 *
 * <pre>{@code
 * InMemoryRegistry.builder()
 *     .auth(RegistryAuth.token("user", "secret"))
 *     .without(Feature.REFERRERS, Feature.TAG_DELETE)
 *     .start();
 * }</pre>
 */
public final class InMemoryRegistryBuilder {
  private Settings settings = Settings.everything();
  private RegistryAuth auth = RegistryAuth.none();
  private Clock clock = Clock.systemUTC();
  private final LoopbackOptions wire = new LoopbackOptions("registry");

  InMemoryRegistryBuilder() {}

  /**
   * Listens on a fixed port instead of a free one.
   *
   * @param newPort the port, or 0 for a free one
   * @return this builder
   * @throws IllegalArgumentException if there is no such port
   */
  public InMemoryRegistryBuilder port(int newPort) {
    wire.port(newPort);
    return this;
  }

  /**
   * Sets the name by which {@link InMemoryRegistry#address()} calls this machine; useful when a
   * certificate is for {@code localhost}, or when two names for one registry are needed.
   *
   * @param newHostName {@code 127.0.0.1}, as it is otherwise, or {@code localhost}
   * @return this builder
   * @throws IllegalArgumentException if the name is another
   */
  public InMemoryRegistryBuilder hostName(String newHostName) {
    if (!Set.of("127.0.0.1", "localhost").contains(newHostName)) {
      throw new IllegalArgumentException(
          "A registry listens on the loopback interface only:"
              + " call it \"127.0.0.1\" or \"localhost\", not \""
              + newHostName
              + "\"");
    }
    wire.hostName(newHostName);
    return this;
  }

  /**
   * Sets how clients log in; not at all unless this is called.
   *
   * @param newAuth the login
   * @return this builder
   */
  public InMemoryRegistryBuilder auth(RegistryAuth newAuth) {
    this.auth = newAuth;
    return this;
  }

  /**
   * Sets the clock by which bearer tokens expire; the system's clock otherwise.
   *
   * @param newClock the clock
   * @return this builder
   */
  public InMemoryRegistryBuilder clock(Clock newClock) {
    this.clock = newClock;
    return this;
  }

  /**
   * Serves HTTPS instead of HTTP, with a new certificate for this machine: {@link
   * InMemoryRegistry#certificate()} tells clients what to trust.
   *
   * @return this builder
   */
  public InMemoryRegistryBuilder https() {
    return https(RegistryCertificate.create());
  }

  /**
   * Serves HTTPS instead of HTTP, with a certificate that several servers may share, or with a bad
   * one.
   *
   * @param certificate what clients are shown
   * @return this builder
   */
  public InMemoryRegistryBuilder https(RegistryCertificate certificate) {
    wire.https(certificate);
    return this;
  }

  /**
   * Serves HTTPS instead of HTTP, with sockets of the test.
   *
   * @param sockets makes the server's sockets; holds the certificate to show
   * @return this builder
   */
  public InMemoryRegistryBuilder https(SSLSocketFactory sockets) {
    wire.https(sockets);
    return this;
  }

  /**
   * Speaks HTTP/2. With HTTPS it is offered beside HTTP/1.1, and clients choose. Without, every
   * client has to speak HTTP/2 from its first byte (prior knowledge, as in {@code curl
   * --http2-prior-knowledge}); HTTP/1.1 is not understood then.
   *
   * <p>A body that comes over HTTP/2 is in memory until it has arrived, also when it is a large
   * one. Requests that ask for {@code 100 Continue} over HTTP/2 are answered with 417. A connection
   * that an {@link Interceptor} breaks takes the other requests on it along.
   *
   * @return this builder
   */
  public InMemoryRegistryBuilder http2() {
    wire.http2();
    return this;
  }

  /**
   * Sets how much of one body, blob or upload is kept in memory. What is larger is in a temporary
   * file until it is deleted or the registry is closed.
   *
   * @param bytes the largest size that stays in memory, 1 MiB otherwise
   * @return this builder
   * @throws IllegalArgumentException if the size is negative
   */
  public InMemoryRegistryBuilder keepInMemoryUpTo(long bytes) {
    wire.keepInMemoryUpTo(bytes);
    return this;
  }

  /**
   * Imitates a registry of the world: sets all features and limits to what is known of it. Call it
   * first, and change single ones afterwards.
   *
   * @param preset the registry
   * @return this builder
   */
  public InMemoryRegistryBuilder preset(RegistryPreset preset) {
    this.settings = preset.settings();
    return this;
  }

  /**
   * Switches features on that were switched off before.
   *
   * @param switchedOn the features
   * @return this builder
   */
  public InMemoryRegistryBuilder with(Feature... switchedOn) {
    this.settings = settings.with(List.of(switchedOn));
    return this;
  }

  /**
   * Switches features off: the registry then answers like those that lack them.
   *
   * @param switchedOff the features
   * @return this builder
   */
  public InMemoryRegistryBuilder without(Feature... switchedOff) {
    this.settings = settings.without(List.of(switchedOff));
    return this;
  }

  /**
   * Limits how many tags, repositories or referrers one answer holds, whatever the client asks for.
   *
   * @param newPageLimit the most entries of one page; no limit unless this is called
   * @return this builder
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public InMemoryRegistryBuilder pageLimit(int newPageLimit) {
    if (newPageLimit < 1) {
      throw new IllegalArgumentException("A page holds at least 1 entry, not " + newPageLimit);
    }
    return limit(Limit.PAGE, newPageLimit);
  }

  /**
   * Sets a number in which registries differ.
   *
   * @param limit which number
   * @param value the number, in the unit that {@link Limit} says
   * @return this builder
   * @throws IllegalArgumentException if the number is negative
   */
  public InMemoryRegistryBuilder limit(Limit limit, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(limit + " is at least 0, not " + value);
    }
    this.settings = settings.with(limit, value);
    return this;
  }

  /**
   * Starts a registry. Close it in the end: until then its threads keep running.
   *
   * @return the running registry
   * @throws IllegalStateException if the port is taken
   */
  public InMemoryRegistry start() {
    Repositories repositories = new Repositories(settings);
    Spool spool = wire.spool();
    Uploads uploads = new Uploads(spool);
    Router router = router(repositories, settings, uploads);
    LoopbackServer running = LoopbackServer.start(wire, spool, router::answer);
    running.refusals(router::refusal);
    return new InMemoryRegistry(running, repositories, uploads);
  }

  private Router router(Repositories repositories, Settings chosen, Uploads uploads) {
    Tokens tokens = new Tokens(clock, auth.lifetime());
    Router router =
        RegistryEndpoints.router(guard(tokens, repositories, chosen), repositories, chosen, uploads)
            .with(Route.Target.CATALOG, new CatalogEndpoint(repositories, chosen));
    if (chosen.limit(Limit.PULLS) > 0) {
      router.around(Route.Target.MANIFEST, next -> new CountedPulls(next, clock, chosen));
    }
    return auth.kind() == RegistryAuth.Kind.TOKEN
        ? router.with(Route.Target.TOKEN, new TokenEndpoint(auth, tokens))
        : router;
  }

  private Guard guard(Tokens tokens, Repositories repositories, Settings chosen) {
    return switch (auth.kind()) {
      case NONE -> Guard.OPEN;
      case BASIC -> new BasicGuard(auth.users(), auth.allowsAnonymousPull());
      case TOKEN -> {
        Guard guard = new TokenGuard(tokens, chosen);
        yield chosen.has(Quirk.FIRST_PUSH_CHALLENGE)
            ? new FirstPushGuard(guard, repositories)
            : guard;
      }
    };
  }
}
