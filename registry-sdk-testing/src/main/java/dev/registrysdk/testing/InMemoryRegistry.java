package dev.registrysdk.testing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A container registry on a loopback port of this process, for tests.
 *
 * <p>It speaks the OCI distribution protocol over real HTTP, so the code under test needs no
 * change. What it holds can be arranged and looked at without HTTP, every request is recorded, and
 * {@link Faults} or an {@link Interceptor} can make it misbehave.
 *
 * <pre>{@code
 * try (InMemoryRegistry registry = InMemoryRegistry.start()) {
 *   String layer = registry.putBlob("acme/web", bytes);
 *   pull(registry.address() + "/acme/web:1.0");
 *   assertThat(registry.requests(call -> call.method().equals("PUT"))).isEmpty();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Its content and its record of requests remain readable after {@link #close()};
 * everything else then throws {@link IllegalStateException}. Content lives in memory, except for
 * blobs that are pushed and larger than {@link InMemoryRegistryBuilder#keepInMemoryUpTo(long) 1
 * MiB}: those are in temporary files, and after {@link #close()} they are gone.
 */
public final class InMemoryRegistry implements AutoCloseable {
  private final LoopbackServer server;
  private final Repositories repositories;
  private final Uploads uploads;

  InMemoryRegistry(LoopbackServer server, Repositories repositories, Uploads uploads) {
    this.server = server;
    this.repositories = repositories;
    this.uploads = uploads;
  }

  /**
   * Starts a registry with every feature, without login, on a free port.
   *
   * @return the running registry
   */
  public static InMemoryRegistry start() {
    return builder().start();
  }

  /**
   * Starts a registry that behaves like one of the world, without login, on a free port.
   *
   * @param preset which one
   * @return the running registry
   */
  public static InMemoryRegistry start(RegistryPreset preset) {
    return builder().preset(preset).start();
  }

  /**
   * Configures a registry before it is started.
   *
   * @return a new builder
   */
  public static InMemoryRegistryBuilder builder() {
    return new InMemoryRegistryBuilder();
  }

  /**
   * Host and port, as an image reference has them.
   *
   * @return for example {@code 127.0.0.1:40123}
   * @throws IllegalStateException if the registry is closed
   */
  public String address() {
    requireOpen();
    return server.address();
  }

  /**
   * The root of this server; the protocol is below {@code v2/}.
   *
   * @return for example {@code http://127.0.0.1:40123/}
   * @throws IllegalStateException if the registry is closed
   */
  public URI url() {
    requireOpen();
    return server.url();
  }

  /**
   * What clients are shown over HTTPS, and have to be told to trust.
   *
   * @return the certificate of {@link InMemoryRegistryBuilder#https()}
   * @throws IllegalStateException if the registry speaks HTTP, or shows a certificate of the test
   */
  public RegistryCertificate certificate() {
    return server.certificate();
  }

  /**
   * Every request so far, token requests included, in the order of their answers. A request is
   * recorded before its answer is sent: who has the answer finds it here.
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
   * @throws IllegalArgumentException if a registry can never receive such a request, or if the
   *     pattern is about bodies, which are not recorded
   */
  public List<RecordedCall> requests(RequestPattern pattern) {
    return server.calls(pattern);
  }

  /**
   * The number of {@link #requests()}.
   *
   * @return how many requests arrived since the start or the last {@link #clearRequests()}
   */
  public int requestCount() {
    return requests().size();
  }

  /**
   * The bytes in the bodies of all {@link #requests()}.
   *
   * @return the sum in bytes, without headers
   */
  public long bytesReceived() {
    return requests().stream().mapToLong(RecordedCall::requestBodyBytes).sum();
  }

  /**
   * The bytes in the bodies of all answers to {@link #requests()}.
   *
   * @return the sum in bytes, without headers
   */
  public long bytesSent() {
    return requests().stream().mapToLong(RecordedCall::responseBodyBytes).sum();
  }

  /** Forgets the requests so far; the next one is the first again. */
  public void clearRequests() {
    server.log().clear();
  }

  /**
   * Puts an interceptor between clients and registry, outside those that are already there.
   *
   * @param interceptor sees every request from now on
   * @throws IllegalStateException if the registry is closed
   */
  public void intercept(Interceptor interceptor) {
    requireOpen();
    server.interception().add(interceptor);
  }

  /** Takes all interceptors away. */
  public void clearInterceptors() {
    server.interception().clear();
  }

  /**
   * The failures that this registry is to show. They stand between clients and interceptors.
   *
   * @return the rules, to add to and to {@linkplain Faults#verify() verify} at the end of a test
   */
  public Faults faults() {
    return server.faults();
  }

  /**
   * The names of all repositories, in ASCII order.
   *
   * @return an unmodifiable snapshot
   */
  public List<String> repositories() {
    return repositories.names();
  }

  /**
   * The uploads that were begun and neither completed nor cancelled.
   *
   * @return the repository of each, in ASCII order; an unmodifiable snapshot
   */
  public List<String> openUploads() {
    return uploads.repositories();
  }

  /**
   * Creates an empty repository, or does nothing if it exists. Needed only without {@link
   * Feature#CREATE_ON_PUSH}.
   *
   * @param repository the name, such as {@code acme/web}
   * @throws IllegalArgumentException if that is not a repository name
   * @throws IllegalStateException if the registry is closed
   */
  public void createRepository(String repository) {
    stored(repository);
  }

  /**
   * Creates a namespace or project, which some registries want before a push: the first {@link
   * Limit#NAMESPACE_PARTS} parts of a repository's name. Needed only without {@link
   * Feature#CREATE_ON_PUSH}.
   *
   * @param namespace the name, such as {@code acme}
   * @throws IllegalArgumentException if that is not a name
   * @throws IllegalStateException if the registry is closed
   */
  public void createNamespace(String namespace) {
    requireOpen();
    repositories.createNamespace(Names.requireRepository(namespace));
  }

  /**
   * The tags of a repository, in ASCII order.
   *
   * @param repository the name of the repository
   * @return an unmodifiable snapshot, empty when there is no such repository
   * @throws IllegalArgumentException if that is not a repository name
   */
  public List<String> tags(String repository) {
    return find(repository).map(StoredRepository::tags).orElse(List.of());
  }

  /**
   * A manifest.
   *
   * @param repository the name of the repository
   * @param reference a tag or a digest
   * @return the manifest, or nothing when the repository does not have it
   * @throws IllegalArgumentException if that is not a repository name, a tag or a digest
   */
  public Optional<StoredManifest> manifest(String repository, String reference) {
    requireReference(reference);
    return find(repository).flatMap(found -> found.manifest(reference));
  }

  /**
   * An image, an index or an artifact, with what its documents say.
   *
   * @param name repository and tag or digest, such as {@code acme/web:1.0}; {@link #address()} may
   *     stand in front
   * @return the image, or nothing when the registry does not have it
   * @throws IllegalArgumentException if that is not such a name
   */
  public Optional<StoredImage> image(String name) {
    ImageName parsed = imageName(name);
    return find(parsed.repository())
        .flatMap(
            found ->
                found
                    .manifest(parsed.reference())
                    .map(manifest -> new StoredImage(parsed.repository(), found, manifest)));
  }

  /**
   * Whether a repository has a blob. A blob of another repository does not count.
   *
   * @param repository the name of the repository
   * @param digest the digest of the blob
   * @return true if the blob can be pulled from that repository
   * @throws IllegalArgumentException if that is not a repository name or a digest
   */
  public boolean hasBlob(String repository, String digest) {
    Digest parsed = Names.requireDigest(digest);
    return find(repository).filter(found -> found.hasBlob(parsed.toString())).isPresent();
  }

  /**
   * The bytes of a blob.
   *
   * @param repository the name of the repository
   * @param digest the digest of the blob
   * @return a copy of the bytes, or nothing when the repository does not have the blob
   * @throws IllegalArgumentException if that is not a repository name or a digest
   * @throws IllegalStateException if the bytes were in a temporary file and the registry is closed,
   *     or if they are too many for an array
   */
  public Optional<byte[]> blob(String repository, String digest) {
    Digest parsed = Names.requireDigest(digest);
    return find(repository)
        .flatMap(found -> found.readBlob(parsed.toString(), Content::toByteArray));
  }

  /**
   * Puts a blob into a repository, which is created if need be.
   *
   * @param repository the name of the repository
   * @param bytes the content, which is copied
   * @return the SHA-256 digest of the blob
   * @throws IllegalArgumentException if that is not a repository name
   * @throws IllegalStateException if the registry is closed
   */
  public String putBlob(String repository, byte[] bytes) {
    return putBlob(repository, Content.of(bytes));
  }

  /**
   * Puts a manifest into a repository, which is created if need be. Nothing is checked: its blobs
   * may be missing, and it may be nonsense.
   *
   * @param repository the name of the repository
   * @param reference the tag it gets, or its digest
   * @param mediaType the type it is served with
   * @param bytes the content, which is copied
   * @return the digest of the manifest
   * @throws IllegalArgumentException if that is not a repository name, a tag or the right digest
   * @throws IllegalStateException if the registry is closed
   */
  public String putManifest(String repository, String reference, String mediaType, byte[] bytes) {
    requireReference(reference);
    Content content = Content.of(bytes);
    boolean tagged = !Names.looksLikeDigest(reference);
    Digest digest = tagged ? Digest.of(content) : Names.requireDigest(reference);
    if (!digest.matches(content)) {
      throw new IllegalArgumentException(
          "The digest of these " + content + " is not " + digest + " but " + Digest.of(content));
    }
    StoredManifest manifest =
        new StoredManifest(mediaType, content, digest, ManifestFacts.of(content));
    stored(repository).putManifest(manifest, tagged ? List.of(reference) : List.of());
    return manifest.digest();
  }

  /**
   * Serves other bytes under a digest than those it belongs to, to test that a client notices.
   *
   * @param repository the name of the repository
   * @param digest the digest under which the bytes are served
   * @param bytes the wrong content, which is copied
   * @throws IllegalArgumentException if that is not a repository name or a digest
   * @throws IllegalStateException if the registry is closed
   */
  public void corruptBlob(String repository, String digest, byte[] bytes) {
    Digest parsed = Names.requireDigest(digest);
    stored(repository).replaceBlob(parsed.toString(), Content.of(bytes));
  }

  /**
   * Takes a blob out of a repository, even if a manifest needs it.
   *
   * @param repository the name of the repository
   * @param digest the digest of the blob
   * @return whether the repository had the blob
   * @throws IllegalArgumentException if that is not a repository name or a digest
   * @throws IllegalStateException if the registry is closed
   */
  public boolean deleteBlob(String repository, String digest) {
    requireOpen();
    Digest parsed = Names.requireDigest(digest);
    return find(repository).map(found -> found.removeBlob(parsed.toString())).orElse(false);
  }

  /**
   * Stops the registry: closes its port and its connections, interrupts waiting interceptors and
   * waits until its threads have ended. Its temporary files are deleted. Does nothing the second
   * time.
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
    return server.leftovers();
  }

  @Override
  public String toString() {
    return "InMemoryRegistry at " + server;
  }

  /** Puts content that is no array, such as {@link Content#zeros(long)}, into a repository. */
  String putBlob(String repository, Content content) {
    String digest = Digest.of(content).toString();
    stored(repository).putBlob(digest, content);
    return digest;
  }

  /** What the registry runs on. */
  LoopbackServer server() {
    return server;
  }

  /** How many temporary files there are now. */
  int spooledFiles() {
    return server.spool().fileCount();
  }

  private Optional<StoredRepository> find(String repository) {
    return repositories.find(Names.requireRepository(repository));
  }

  /** Reads the name of an image, with or without the address of this registry. */
  ImageName imageName(String name) {
    return ImageName.parse(name, server.address());
  }

  /** The repository, which is created if need be. */
  StoredRepository stored(String repository) {
    requireOpen();
    return repositories.create(Names.requireRepository(repository));
  }

  private void requireOpen() {
    server.requireOpen();
  }

  private static void requireReference(String reference) {
    if (Names.looksLikeDigest(reference)) {
      Names.requireDigest(reference);
    } else {
      Names.requireTag(reference);
    }
  }
}
