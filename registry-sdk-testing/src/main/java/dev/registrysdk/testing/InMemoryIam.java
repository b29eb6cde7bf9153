package dev.registrysdk.testing;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * IBM Cloud IAM on a loopback port of this process, for tests.
 *
 * <p>It speaks, over real HTTP, the token service with all its grants, the identity API (service
 * IDs and API keys), the policy API in both versions, the list of resource groups and the metadata
 * service of virtual servers. Its world is arranged in code, without HTTP:
 *
 * <pre>{@code
 * try (InMemoryIam iam = InMemoryIam.start()) {
 *   IamSubject owner = iam.addAccount("owner@acme.test");
 *   IamSubject ci = iam.addServiceId(owner.account(), "ci");
 *   iam.allow(ci, IamAccess.roles("Reader", "Writer").namespace("team-a"));
 *   IamKey key = iam.addApiKey(ci, "ci-key");
 *   signIn(iam.url(), key.value());
 * }
 * }</pre>
 *
 * <p>The administrative APIs are for the owner of an account and for those with the role {@code
 * Administrator} there; everybody manages their own API keys. Access tokens are JSON web tokens
 * (RS256) that verify against {@code /identity/keys}, and stay valid until they expire, even if the
 * key behind them is deleted. The {@code rule} of a policy is kept and shown, but limits nothing.
 *
 * <p>Thread-safe. Its record of requests remains readable after {@link #close()}; everything else
 * then throws {@link IllegalStateException}.
 */
public final class InMemoryIam extends IamRights implements AutoCloseable {
  private final LoopbackServer server;

  InMemoryIam(LoopbackServer server, IamWorld world) {
    super(server, world);
    this.server = server;
  }

  /**
   * Starts a service on a free port.
   *
   * @return the running service
   */
  public static InMemoryIam start() {
    return builder().start();
  }

  /**
   * Configures a service before it is started.
   *
   * @return a new builder
   */
  public static InMemoryIamBuilder builder() {
    return new InMemoryIamBuilder();
  }

  /**
   * The root of all the APIs; tokens are at {@code identity/token} below it.
   *
   * @return for example {@code http://127.0.0.1:40123/}
   * @throws IllegalStateException if the service is closed
   */
  public URI url() {
    server.requireOpen();
    return server.url();
  }

  /**
   * What clients are shown over HTTPS, and have to be told to trust.
   *
   * @return the certificate of {@link InMemoryIamBuilder#https()}
   * @throws IllegalStateException if the service speaks HTTP, or shows a certificate of the test
   */
  public RegistryCertificate certificate() {
    return server.certificate();
  }

  /**
   * Every request so far, in the order of their answers. A request is recorded before its answer is
   * sent: who has the answer finds it here.
   *
   * @return an unmodifiable snapshot
   */
  public List<RecordedCall> requests() {
    return server.log().calls();
  }

  /**
   * The requests so far that fulfil a condition, in the order of their answers.
   *
   * @param condition which requests are meant
   * @return an unmodifiable snapshot
   */
  public List<RecordedCall> requests(Predicate<RecordedCall> condition) {
    return requests().stream().filter(condition).toList();
  }

  /**
   * The requests so far that match a pattern, in the order of their answers.
   *
   * @param pattern which requests are meant
   * @return an unmodifiable snapshot
   * @throws IllegalArgumentException if IAM can never receive such a request, or if the pattern is
   *     about bodies, which are not recorded
   */
  public List<RecordedCall> requests(RequestPattern pattern) {
    return server.calls(pattern);
  }

  /** Forgets the requests so far; the next one is the first again. */
  public void clearRequests() {
    server.log().clear();
  }

  /**
   * Puts an interceptor between clients and the service, outside those that are already there.
   *
   * @param interceptor sees every request from now on
   * @throws IllegalStateException if the service is closed
   */
  public void intercept(Interceptor interceptor) {
    server.requireOpen();
    server.interception().add(interceptor);
  }

  /** Takes all interceptors away. */
  public void clearInterceptors() {
    server.interception().clear();
  }

  /**
   * The failures that this service is to show. They stand between clients and interceptors.
   *
   * @return the rules, to add to and to {@linkplain Faults#verify() verify} at the end of a test
   */
  public Faults faults() {
    return server.faults();
  }

  /** Stops the service and waits until its threads have ended. Does nothing the second time. */
  @Override
  public void close() {
    server.close();
  }

  /**
   * What is left of this service once it is closed: for those who check that a test cleans up, as
   * the JUnit extension does.
   *
   * @return a view that does not keep the content in memory
   */
  public Leftovers leftovers() {
    return server.leftovers();
  }

  @Override
  public String toString() {
    return "InMemoryIam at " + server;
  }

  IcrAuthority authority() {
    return new IamAuthority(world());
  }
}
