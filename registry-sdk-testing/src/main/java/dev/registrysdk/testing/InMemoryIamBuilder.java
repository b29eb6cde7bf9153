package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * Configures and starts an {@link InMemoryIam}. Not thread-safe; can start several services.
 *
 * <pre>{@code
 * InMemoryIam.builder().clock(clock).tokenLifetime(Duration.ofMinutes(15)).start();
 * }</pre>
 */
public final class InMemoryIamBuilder {
  private Clock clock = Clock.systemUTC();
  private Duration tokenLifetime = Duration.ofHours(1);
  private Duration refreshTokenLifetime = Duration.ofDays(3);
  private final LoopbackOptions wire = new LoopbackOptions("IAM service");

  InMemoryIamBuilder() {}

  /**
   * Listens on a fixed port instead of a free one.
   *
   * @param newPort the port, or 0 for a free one
   * @return this builder
   * @throws IllegalArgumentException if there is no such port
   */
  public InMemoryIamBuilder port(int newPort) {
    wire.port(newPort);
    return this;
  }

  /**
   * Sets the clock by which tokens and API keys expire; the system's clock otherwise.
   *
   * @param newClock the clock
   * @return this builder
   */
  public InMemoryIamBuilder clock(Clock newClock) {
    this.clock = newClock;
    return this;
  }

  /**
   * Sets how long access tokens are valid; an hour otherwise. Real accounts have 900 to 3600
   * seconds.
   *
   * @param lifetime the lifetime, in whole seconds
   * @return this builder
   * @throws IllegalArgumentException if it is shorter than a second
   */
  public InMemoryIamBuilder tokenLifetime(Duration lifetime) {
    this.tokenLifetime = requireSecond(lifetime);
    return this;
  }

  /**
   * Sets how long refresh tokens are valid; 72 hours otherwise.
   *
   * @param lifetime the lifetime, in whole seconds
   * @return this builder
   * @throws IllegalArgumentException if it is shorter than a second
   */
  public InMemoryIamBuilder refreshTokenLifetime(Duration lifetime) {
    this.refreshTokenLifetime = requireSecond(lifetime);
    return this;
  }

  /**
   * Serves HTTPS instead of HTTP, with a new certificate for this machine: {@link
   * InMemoryIam#certificate()} tells clients what to trust.
   *
   * @return this builder
   */
  public InMemoryIamBuilder https() {
    return https(RegistryCertificate.create());
  }

  /**
   * Serves HTTPS instead of HTTP, with a certificate that several servers may share, or with a bad
   * one.
   *
   * @param certificate what clients are shown
   * @return this builder
   */
  public InMemoryIamBuilder https(RegistryCertificate certificate) {
    wire.https(certificate);
    return this;
  }

  /**
   * Serves HTTPS instead of HTTP, with sockets of the test.
   *
   * @param sockets makes the server's sockets; holds the certificate to show
   * @return this builder
   */
  public InMemoryIamBuilder https(SSLSocketFactory sockets) {
    wire.https(sockets);
    return this;
  }

  /**
   * Starts the service. Close it in the end: until then its threads keep running.
   *
   * @return the running service
   * @throws IllegalStateException if the port is taken
   */
  public InMemoryIam start() {
    IamWorld world = new IamWorld(clock, tokenLifetime, refreshTokenLifetime);
    IamRouter router = IamEndpoints.router(world);
    wire.paths(new KnownPaths("IAM", router.paths())::require);
    return new InMemoryIam(LoopbackServer.start(wire, wire.spool(), router::answer), world);
  }

  private static Duration requireSecond(Duration lifetime) {
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "A token lifetime must be at least a second, not " + lifetime);
    }
    return lifetime;
  }
}
