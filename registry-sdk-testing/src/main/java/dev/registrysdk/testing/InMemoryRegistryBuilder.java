package dev.registrysdk.testing;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

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
  private String hostName = "127.0.0.1";
  private int port;
  private @Nullable SSLSocketFactory tls;

  InMemoryRegistryBuilder() {}

  /**
   * Listens on a fixed port instead of a free one.
   *
   * @param newPort the port, or 0 for a free one
   * @return this builder
   * @throws IllegalArgumentException if there is no such port
   */
  public InMemoryRegistryBuilder port(int newPort) {
    this.port = LoopbackServer.requirePort(newPort);
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
    this.hostName = newHostName;
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
   * Serves HTTPS (over HTTP/1.1) instead of HTTP.
   *
   * @param sockets makes the server's sockets; holds the certificate to show
   * @return this builder
   */
  public InMemoryRegistryBuilder https(SSLSocketFactory sockets) {
    this.tls = sockets;
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
    Router router = router(repositories, settings);
    return new InMemoryRegistry(
        LoopbackServer.start("registry", hostName, port, tls, router::answer), repositories);
  }

  private Router router(Repositories repositories, Settings chosen) {
    Tokens tokens = new Tokens(clock, auth.lifetime());
    Router router =
        RegistryEndpoints.router(guard(tokens, repositories, chosen), repositories, chosen)
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
