package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Configures and starts an {@link InMemoryIcr}. Not thread-safe; can start several. */
public final class InMemoryIcrBuilder {
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

  private final Set<Feature> features = EnumSet.allOf(Feature.class);
  private String region = "us-south";
  private String domain = "";
  private String account = InMemoryIcr.ACCOUNT;
  private Clock clock = Clock.systemUTC();
  private final LoopbackOptions wire = new LoopbackOptions("registry");
  private boolean runsRetention;
  private @Nullable IcrAuthority authority;
  private @Nullable IcrBuildHook buildHook;

  InMemoryIcrBuilder() {}

  /**
   * Sets the region. The region {@code global} also has IBM's public images, which everybody may
   * pull: whatever the test puts into the namespace {@code ibm}.
   *
   * @param newRegion the name, {@code us-south} otherwise
   * @return this builder
   * @throws IllegalArgumentException if that cannot be the name of a region
   */
  public InMemoryIcrBuilder region(String newRegion) {
    if (!REGION.matcher(newRegion).matches()) {
      throw new IllegalArgumentException(
          "Not a region: \"" + newRegion + "\", use for example \"us-south\" or \"global\"");
    }
    this.region = newRegion;
    return this;
  }

  /**
   * Sets the domain in image names, for tests that reach the registry by another name than {@link
   * InMemoryIcr#address()}.
   *
   * @param newDomain for example {@code us.icr.io}
   * @return this builder
   */
  public InMemoryIcrBuilder domain(String newDomain) {
    this.domain = newDomain;
    return this;
  }

  /**
   * Sets the account to which every access token and every login belongs.
   *
   * @param newAccount the account's id, {@link InMemoryIcr#ACCOUNT} otherwise
   * @return this builder
   */
  public InMemoryIcrBuilder account(String newAccount) {
    this.account = newAccount;
    return this;
  }

  /**
   * Sets the clock for tokens, namespaces, trash, retention and the month of the traffic; the
   * system's clock otherwise. Months and days are those of UTC.
   *
   * @param newClock the clock
   * @return this builder
   */
  public InMemoryIcrBuilder clock(Clock newClock) {
    this.clock = newClock;
    return this;
  }

  /**
   * Listens on a fixed port instead of a free one.
   *
   * @param newPort the port, or 0 for a free one
   * @return this builder
   * @throws IllegalArgumentException if there is no such port
   */
  public InMemoryIcrBuilder port(int newPort) {
    wire.port(newPort);
    return this;
  }

  /**
   * Serves HTTPS instead of HTTP, with a new certificate for this machine: {@link
   * InMemoryIcr#certificate()} tells clients what to trust.
   *
   * @return this builder
   */
  public InMemoryIcrBuilder https() {
    return https(RegistryCertificate.create());
  }

  /**
   * Serves HTTPS instead of HTTP, with a certificate that several servers may share, or with a bad
   * one.
   *
   * @param certificate what clients are shown
   * @return this builder
   */
  public InMemoryIcrBuilder https(RegistryCertificate certificate) {
    wire.https(certificate);
    return this;
  }

  /**
   * Serves HTTPS instead of HTTP, with sockets of the test.
   *
   * @param sockets makes the server's sockets; holds the certificate to show
   * @return this builder
   */
  public InMemoryIcrBuilder https(SSLSocketFactory sockets) {
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
  public InMemoryIcrBuilder http2() {
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
  public InMemoryIcrBuilder keepInMemoryUpTo(long bytes) {
    wire.keepInMemoryUpTo(bytes);
    return this;
  }

  /**
   * Switches features of the data plane off.
   *
   * @param switchedOff the features
   * @return this builder
   */
  public InMemoryIcrBuilder without(Feature... switchedOff) {
    features.removeAll(List.of(switchedOff));
    return this;
  }

  /**
   * Lets a new retention policy delete images at once. Without this, policies delete only when the
   * test calls {@link InMemoryIcr#runRetention()}.
   *
   * @return this builder
   */
  public InMemoryIcrBuilder runRetentionWhenSet() {
    this.runsRetention = true;
    return this;
  }

  /**
   * Offers the remote build, which the real service has switched off: it answers 410 otherwise.
   *
   * @param hook plays the builds
   * @return this builder
   */
  public InMemoryIcrBuilder builds(IcrBuildHook hook) {
    this.buildHook = hook;
    return this;
  }

  /**
   * Sets who is known to the registry, and what they may do. Without it everybody may do everything
   * in one account.
   *
   * @param iam the service that gives access tokens and API keys
   * @return this builder
   */
  public InMemoryIcrBuilder iam(InMemoryIam iam) {
    return authority(iam.authority());
  }

  /**
   * Starts a registry. Close it in the end: until then its threads keep running.
   *
   * @return the running registry
   * @throws IllegalStateException if the port is taken
   */
  public InMemoryIcr start() {
    Repositories repositories = new Repositories(Settings.of(features));
    IcrWorld world = new IcrWorld(region, clock, repositories);
    IcrAuthority used = authority == null ? new IcrAnyone(account) : authority;
    Spool spool = wire.spool();
    Uploads uploads = new Uploads(spool);
    Router data = dataPlane(used, world, uploads);
    ControlPlane control =
        IcrOperations.on(new ControlPlane(used, world), world, runsRetention, buildHook);
    wire.paths(paths(control));
    LoopbackServer running =
        LoopbackServer.start(
            wire,
            spool,
            request ->
                isOfDataPlane(request.path()) ? data.answer(request) : control.answer(request));
    running.refusals(head -> isOfDataPlane(head.path()) ? data.refusal(head) : Optional.empty());
    world.domain(domain.isEmpty() ? running.address() : domain);
    return new InMemoryIcr(
        running, new InMemoryRegistry(running, repositories, uploads), world, used);
  }

  /** Sets who may do what; without it, everybody may do everything. */
  InMemoryIcrBuilder authority(IcrAuthority newAuthority) {
    this.authority = newAuthority;
    return this;
  }

  private Router dataPlane(IcrAuthority used, IcrWorld world, Uploads uploads) {
    Settings settings = Settings.of(features);
    IcrSessions sessions = new IcrSessions(clock, TOKEN_LIFETIME);
    return RegistryEndpoints.router(
            new IcrGuard(world, sessions), world.repositories(), settings, uploads)
        .around(Route.Target.UPLOADS, endpoint -> new IcrPushLimit(world, endpoint))
        .around(Route.Target.BLOB, endpoint -> new IcrPullMeter(world, endpoint))
        .around(
            Route.Target.MANIFEST,
            endpoint -> new IcrPullMeter(world, new IcrSchemaCheck(endpoint)))
        .with(Route.Target.OAUTH_TOKEN, new IcrTokenEndpoint(used, world, sessions));
  }

  private static Consumer<RequestPath> paths(ControlPlane control) {
    List<String> all = new ArrayList<>(control.paths());
    all.addAll(List.of("/v2", "/v2/**", IcrGuard.TOKEN_PATH, BlobStorage.PATH + "**"));
    KnownPaths known = new KnownPaths("IBM Cloud Container Registry", all);
    return path -> {
      path.requireRoute();
      known.require(path);
    };
  }

  private static boolean isOfDataPlane(String path) {
    return path.equals("/v2")
        || path.startsWith("/v2/")
        || path.equals(IcrGuard.TOKEN_PATH)
        || path.startsWith(BlobStorage.PATH);
  }
}
