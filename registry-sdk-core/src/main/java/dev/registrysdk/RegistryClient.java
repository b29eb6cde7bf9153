package dev.registrysdk;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.Region;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Works with container registries: the door to everything this SDK does.
 *
 * <pre>{@code
 * try (RegistryClient registry = RegistryClient.builder()
 *     .credentials(CredentialProvider.of("us.icr.io", Credentials.basic("iamapikey", apiKey)))
 *     .build()) {
 *   registry.images().pull("docker.io/library/alpine:3.20", OciLayout.at(directory));
 *   registry.images().push(DockerArchive.at(tarball), "us.icr.io/acme/web:1.0");
 *   registry.images().copy("us.icr.io/acme/web:1.0", "de.icr.io/acme/web:1.0");
 *   registry.tags().add("us.icr.io/acme/web:1.0", "us.icr.io/acme/web:stable");
 *   registry.images().delete("us.icr.io/acme/web:0.9");
 * }
 * }</pre>
 *
 * <p>A client is immutable and safe for use by several threads; make one and share it. Its methods
 * block, on virtual threads too; interrupting a waiting thread cancels what it waits for. Every
 * method throws a {@link dev.registrysdk.error.RegistryException} of the leaf that fits when a
 * registry or a file does not play along, and an {@link IllegalArgumentException} for text that is
 * not a reference.
 *
 * <p>The client and its groups are interfaces, so that a test can put its own in their place; only
 * the method that takes a request has to be written for each verb.
 */
public interface RegistryClient extends AutoCloseable {
  /**
   * Images: pull, push, copy, inspect, delete.
   *
   * @return the group
   */
  Images images();

  /**
   * Tags: list, add, move, remove.
   *
   * @return the group
   */
  Tags tags();

  /**
   * Repositories: list.
   *
   * @return the group
   */
  Repositories repositories();

  /**
   * A repository with the calls of the distribution protocol itself.
   *
   * @param name for example {@code us.icr.io/acme/web}
   * @return the repository
   */
  RemoteRepository repository(String name);

  /** Ends calls under way and gives back connections and threads. Can be called again. */
  @Override
  void close();

  /**
   * A client that is anonymous everywhere and uses the default options.
   *
   * @return the client
   */
  static RegistryClient create() {
    return builder().build();
  }

  /**
   * Starts a client.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RegistryClient}. Not safe for use by several threads. */
  final class Builder {
    private CredentialProvider credentials = CredentialProvider.anonymous();
    private HttpOptions http = HttpOptions.defaults();
    private TransferOptions transfers = TransferOptions.defaults();
    private Optional<Region> region = Optional.empty();
    private Optional<String> account = Optional.empty();

    Builder() {}

    /**
     * Says who the caller is; anonymous unless set.
     *
     * @param provider finds the credentials for a registry; see {@link CredentialProvider#firstOf}
     *     for several
     * @return this builder
     */
    public Builder credentials(CredentialProvider provider) {
      this.credentials = provider;
      return this;
    }

    /**
     * Sets the region of IBM Cloud Container Registry whose namespaces, quota, trash and the like are
     * meant. Without one, everything works that names its registry, and the groups of a region throw
     * an {@link dev.registrysdk.error.UnsupportedException}.
     *
     * @param newRegion for example {@link Region#US_SOUTH}, or {@link Region#at} for any address
     * @return this builder
     */
    public Builder region(Region newRegion) {
      this.region = Optional.of(newRegion);
      return this;
    }

    /**
     * Sets the region of IBM Cloud Container Registry.
     *
     * @param name its name, alias or domain, for example {@code us-south}
     * @return this builder
     * @throws IllegalArgumentException if there is no such region; see {@link Region#at}
     */
    public Builder region(String name) {
      return region(Region.of(name));
    }

    /**
     * Sets the account of IBM Cloud that is meant; found from the credentials unless set.
     *
     * @param id the account's id, 32 hexadecimal digits
     * @return this builder
     */
    public Builder account(String id) {
      this.account = Optional.of(id);
      return this;
    }

    /**
     * Sets time-outs, retries, proxies, certificates and the like.
     *
     * @param options the options
     * @return this builder
     */
    public Builder http(HttpOptions options) {
      this.http = options;
      return this;
    }

    /**
     * Sets time-outs, retries, proxies, certificates and the like, as a difference from the
     * defaults.
     *
     * @param change changes the default options
     * @return this builder
     */
    public Builder http(UnaryOperator<HttpOptions.Builder> change) {
      return http(change.apply(HttpOptions.builder()).build());
    }

    /**
     * Sets how blobs are uploaded and lists are paged.
     *
     * @param options the options
     * @return this builder
     */
    public Builder transfers(TransferOptions options) {
      this.transfers = options;
      return this;
    }

    /**
     * Builds the client. Nothing is sent yet.
     *
     * @return a new client, to be closed by the caller
     */
    public RegistryClient build() {
      return new DefaultRegistryClient(http, credentials, transfers);
    }
  }
}
