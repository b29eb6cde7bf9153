package dev.registrysdk.testing;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One region of IBM Cloud Container Registry on a loopback port of this process, for tests.
 *
 * <p>One port serves both planes: the distribution protocol below {@code /v2/} with its token
 * service at {@code /oauth/token}, and the management API below {@code /api/v1/} and {@code
 * /va/api/v4/}. Both see the same content: what is pushed is listed at once, and what is deleted is
 * gone at once. Image names have {@link #domain()} in front, which is {@link #address()} unless the
 * builder sets another; names with another domain than this or that of the request are refused.
 *
 * <pre>{@code
 * try (InMemoryIcr icr = InMemoryIcr.builder().region("us-south").clock(clock).start()) {
 *   icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
 *   icr.putImage("birds/bluebird", "1", clock.instant());
 *   ...
 *   assertThat(icr.tags("birds/bluebird")).containsExactly("1");
 * }
 * }</pre>
 *
 * <p>Without IAM every access token and every login is accepted and may do everything in one
 * account; the {@code Account} header must name it.
 *
 * <p>Where the service's own behaviour is not published, this is what happens here: error codes
 * that are not known consist of the family and the status, such as {@code CRI0404E}; collections
 * without content are {@code null} where the service may send either; an option {@code
 * private_only} refuses pushes and pulls, but not management. Whoever calls this port {@code
 * localhost} ({@link #privateAddress()}) comes over the private network. {@code ibmcloud}, {@code
 * bluemix}, {@code softlayer}, {@code registry} and {@code library} are reserved names. The catalog
 * of the distribution protocol is not served.
 *
 * <p>Thread-safe. Other regions are other instances. Content and record of requests remain readable
 * after {@link #close()}, except for the bytes of blobs that are pushed and larger than {@link
 * InMemoryIcrBuilder#keepInMemoryUpTo(long) 1 MiB}: those are in temporary files until then.
 */
public final class InMemoryIcr implements AutoCloseable {
  /** The account of those who sign in, unless the builder sets another. */
  public static final String ACCOUNT = "1100110011001100aabbccddeeff0011";

  private final LoopbackServer server;
  private final InMemoryRegistry registry;
  private final IcrWorld world;
  private final IcrAuthority authority;

  InMemoryIcr(
      LoopbackServer server, InMemoryRegistry registry, IcrWorld world, IcrAuthority authority) {
    this.server = server;
    this.registry = registry;
    this.world = world;
    this.authority = authority;
  }

  /**
   * Starts {@code us-south} on a free port.
   *
   * @return the running registry
   */
  public static InMemoryIcr start() {
    return builder().start();
  }

  /**
   * Configures a registry before it is started.
   *
   * @return a new builder
   */
  public static InMemoryIcrBuilder builder() {
    return new InMemoryIcrBuilder();
  }

  /**
   * Host and port.
   *
   * @return for example {@code 127.0.0.1:40123}
   * @throws IllegalStateException if the registry is closed
   */
  public String address() {
    return registry.address();
  }

  /**
   * The same port under the name that stands for the private network: pulls over it are no traffic,
   * and {@code private_only} lets it pass.
   *
   * @return for example {@code localhost:40123}
   * @throws IllegalStateException if the registry is closed
   */
  public String privateAddress() {
    return IcrNetwork.PRIVATE_HOST + ":" + registry.url().getPort();
  }

  /**
   * The domain in image names.
   *
   * @return the configured domain, or {@link #address()}
   */
  public String domain() {
    return world.domain();
  }

  /**
   * The root of both planes.
   *
   * @return for example {@code http://127.0.0.1:40123/}
   * @throws IllegalStateException if the registry is closed
   */
  public URI url() {
    return registry.url();
  }

  /**
   * What clients are shown over HTTPS, and have to be told to trust.
   *
   * @return the certificate of {@link InMemoryIcrBuilder#https()}
   * @throws IllegalStateException if the registry speaks HTTP, or shows a certificate of the test
   */
  public RegistryCertificate certificate() {
    return server.certificate();
  }

  /**
   * The region.
   *
   * @return for example {@code us-south}
   */
  public String region() {
    return world.region();
  }

  /**
   * The content as a registry: blobs, manifests, tags, the record of requests and the interceptors
   * of both planes. Closing it closes this too. It does not know namespaces: what is put into one
   * that does not exist belongs to nobody until it is created.
   *
   * @return the other view of the same server
   */
  public InMemoryRegistry registry() {
    return registry;
  }

  /**
   * Every request of both planes so far, in the order of their answers.
   *
   * @return an unmodifiable snapshot
   */
  public List<RecordedCall> requests() {
    return registry.requests();
  }

  /**
   * The requests so far that fulfil a condition.
   *
   * @param condition which requests are meant
   * @return an unmodifiable snapshot
   */
  public List<RecordedCall> requests(Predicate<RecordedCall> condition) {
    return registry.requests(condition);
  }

  /**
   * The requests so far that match a pattern, in the order of their answers.
   *
   * @param pattern which requests are meant
   * @return an unmodifiable snapshot
   * @throws IllegalArgumentException if a registry can never receive such a request, or if the
   *     pattern is about bodies, which are not recorded
   */
  public List<RecordedCall> requests(RequestPattern pattern) {
    return registry.requests(pattern);
  }

  /**
   * Puts an interceptor between clients and both planes.
   *
   * @param interceptor sees every request from now on
   * @throws IllegalStateException if the registry is closed
   */
  public void intercept(Interceptor interceptor) {
    registry.intercept(interceptor);
  }

  /**
   * The failures that this region is to show, on the data plane and in its management API. They
   * stand between clients and interceptors.
   *
   * @return the rules, to add to and to {@linkplain Faults#verify() verify} at the end of a test
   */
  public Faults faults() {
    return registry.faults();
  }

  /**
   * The account of everybody, in a region without IAM.
   *
   * @return {@link #ACCOUNT} or the one of the builder; nothing if IAM says who belongs where
   */
  public Optional<String> account() {
    return authority.everybody();
  }

  /**
   * The accounts there are: that of everybody or those of IAM, and those with a namespace.
   *
   * @return an unmodifiable snapshot of their ids, each once
   */
  public List<String> accounts() {
    Set<String> ids = new LinkedHashSet<>(authority.accounts());
    ids.addAll(world.locked(() -> world.namespaces().accounts()));
    return List.copyOf(ids);
  }

  /**
   * Creates a namespace without resource group, or does nothing if the account has it.
   *
   * @param account the account's id
   * @param namespace the name
   * @throws IllegalArgumentException if the name is bad, reserved or taken
   */
  public void createNamespace(String account, String namespace) {
    arranged(() -> world.namespaces().create(namespace, account, ""));
  }

  /**
   * The namespaces of an account, in ASCII order.
   *
   * @param account the account's id
   * @return an unmodifiable snapshot
   */
  public List<String> namespaces(String account) {
    return world.locked(() -> world.namespaces().of(account));
  }

  /**
   * Puts a small image for {@code linux/amd64} into a repository: a configuration and one layer
   * that no other image has.
   *
   * @param repository the name with its namespace, for example {@code birds/bluebird}
   * @param tag the tag it gets
   * @param created the build date in its configuration
   * @return the digest of its manifest
   * @throws IllegalArgumentException if that is not a repository name or a tag
   * @throws IllegalStateException if the registry is closed
   */
  public String putImage(String repository, String tag, Instant created) {
    return IcrSampleImage.put(registry, repository, tag, created.truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * The tags of a repository, in ASCII order.
   *
   * @param repository the name with its namespace
   * @return an unmodifiable snapshot, empty when there is no such repository
   * @throws IllegalArgumentException if that is not a repository name
   */
  public List<String> tags(String repository) {
    return registry.tags(repository);
  }

  /**
   * What lies in an account's trash.
   *
   * @param account the account's id
   * @return an unmodifiable snapshot: repository and digest, such as {@code
   *     birds/bluebird@sha256:…}, to the tags, in ASCII order
   */
  public Map<String, List<String>> trash(String account) {
    return world.locked(
        () -> {
          Map<String, List<String>> tags = new LinkedHashMap<>();
          world
              .trash()
              .in(world.namespaces().of(account))
              .forEach(item -> tags.put(item.reference(), item.tags()));
          return Collections.unmodifiableMap(tags);
        });
  }

  /**
   * What an account stores: each layer and configuration once, without the trash.
   *
   * @param account the account's id
   * @return the bytes
   */
  public long storedBytes(String account) {
    return world.locked(() -> world.storedBytes(account));
  }

  /**
   * What was pulled from an account's namespaces over the public network in this month of the
   * clock.
   *
   * @param account the account's id
   * @return the bytes
   */
  public long pulledBytes(String account) {
    return world.locked(() -> world.accounts().of(account).traffic());
  }

  /**
   * Counts traffic that never was, for example to use up a quota.
   *
   * @param account the account's id
   * @param bytes how many bytes to add to this month
   */
  public void addPulledBytes(String account, long bytes) {
    world.locked(
        () -> {
          world.accounts().of(account).addTraffic(bytes);
          return bytes;
        });
  }

  /**
   * Sets the message of the day.
   *
   * @param message the text; an empty one for none, as it is at first
   */
  public void message(String message) {
    world.locked(
        () -> {
          world.message(message.isEmpty() ? null : message);
          return message;
        });
  }

  /**
   * Sets what Vulnerability Advisor finds in an image. An image that nobody has scanned is {@code
   * UNSCANNED}. The result belongs to the digest: the image has it under all its names.
   *
   * @param image repository and tag or digest, for example {@code birds/bluebird:1}
   * @param scan the result
   * @throws IllegalArgumentException if there is no such image
   */
  public void scan(String image, IcrScan scan) {
    scanAfter(0, image, scan);
  }

  /**
   * The same, but the image stays {@code UNSCANNED} for some requests of its report or its status.
   *
   * @param polls how many requests are in vain
   * @param image repository and tag or digest
   * @param scan the result
   * @throws IllegalArgumentException if there is no such image, or the number is negative
   */
  public void scanAfter(int polls, String image, IcrScan scan) {
    if (polls < 0) {
      throw new IllegalArgumentException("A scan cannot end after " + polls + " requests");
    }
    IcrName name = IcrName.split(image);
    arranged(
        () -> {
          IcrImage found =
              world
                  .images()
                  .find(name.repository(), name.reference())
                  .orElseThrow(() -> noImageToScan(image));
          world.scans().set(found.digest(), scan, world.clock().instant(), polls);
          return found;
        });
  }

  /**
   * Runs the retention policies of all namespaces, as the service does every day. What they delete
   * goes to the trash. Manifest lists, images without a build date and images built before
   * 2013-01-19T00:13:39Z are neither counted nor deleted.
   *
   * @return what was deleted: repository and digest, such as {@code birds/bluebird@sha256:…}
   */
  public List<String> runRetention() {
    return world.locked(
        () -> {
          List<String> deleted = new ArrayList<>();
          for (IcrPolicy policy : world.retention().all()) {
            for (IcrImage image : world.retention().doomed(policy)) {
              world.delete(image.repository(), image.digest());
              deleted.add(image.reference());
            }
          }
          return List.copyOf(deleted);
        });
  }

  /**
   * Stops the registry and waits until its threads have ended. Its temporary files are deleted.
   * Does nothing the second time.
   */
  @Override
  public void close() {
    server.close();
  }

  /**
   * What is left of this registry once it is closed: for those who check that a test cleans up, as
   * the JUnit extension does.
   *
   * @return a view that does not keep the content in memory
   */
  public Leftovers leftovers() {
    return registry.leftovers();
  }

  @Override
  public String toString() {
    return "InMemoryIcr " + region() + " at " + server;
  }

  private static IllegalArgumentException noImageToScan(String image) {
    return new IllegalArgumentException(
        "There is no image "
            + image
            + " to scan: push it first, or put it there with putImage(…) or one of SampleImages");
  }

  /** Arranges something; what clients would be refused is a mistake of the test. */
  private <T> void arranged(Supplier<T> step) {
    try {
      world.locked(step);
    } catch (ControlRefusal refusal) {
      throw new IllegalArgumentException(refusal.getMessage(), refusal);
    }
  }
}
