package dev.registrysdk;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.http.HeadStart;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.IcrOptions;
import dev.registrysdk.icr.Messages;
import dev.registrysdk.icr.Namespaces;
import dev.registrysdk.icr.Plans;
import dev.registrysdk.icr.Quotas;
import dev.registrysdk.icr.Region;
import dev.registrysdk.icr.RetentionPolicies;
import dev.registrysdk.icr.Settings;
import dev.registrysdk.icr.Trash;
import dev.registrysdk.icr.va.VulnerabilityAdvisor;
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
   * Images: pull, push, copy, inspect, delete; at IBM Cloud also list, restore and prune.
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
   * Repositories: list; at IBM Cloud also their sizes, their images, and delete.
   *
   * @return the group
   */
  Repositories repositories();

  /**
   * Namespaces: list, create, assign to a resource group, delete.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  Namespaces namespaces();

  /**
   * The trash: what was deleted in the last 30 days, and how to get it back.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  Trash trash();

  /**
   * Retention policies: how many images of each repository are kept.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  RetentionPolicies retention();

  /**
   * Limits for storage and pull traffic, and what is used of them.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  Quotas quota();

  /**
   * The pricing plan.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  Plans plan();

  /**
   * Settings of the account in the region.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  Settings settings();

  /**
   * What the service has to say; also a test of whether it can be reached.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  Messages messages();

  /**
   * Vulnerability Advisor: reports, exemptions, and waiting for a scan.
   *
   * @return the group
   * @throws dev.registrysdk.error.UnsupportedException if the client has no region
   */
  VulnerabilityAdvisor vulnerabilities();

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
    HeadStart.take();
    return new Builder();
  }

  /** Builds a {@link RegistryClient}. Not safe for use by several threads. */
  final class Builder {
    private CredentialProvider credentials = CredentialProvider.anonymous();
    private HttpOptions http = HttpOptions.defaults();
    private TransferOptions transfers = TransferOptions.defaults();
    private Optional<Region> region = Optional.empty();
    private Optional<String> account = Optional.empty();
    private IcrOptions icr = IcrOptions.defaults();

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
     * Sets the region of IBM Cloud Container Registry whose namespaces, quota, trash and the like
     * are meant. Without one, everything works that names its registry, and the groups of a region
     * throw an {@link dev.registrysdk.error.UnsupportedException}.
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
     * Sets how the control plane of IBM Cloud Container Registry is spoken to.
     *
     * @param options the options
     * @return this builder
     */
    public Builder icr(IcrOptions options) {
      this.icr = options;
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
      HttpPipeline pipeline = HttpPipeline.create(http, credentials);
      return new DefaultRegistryClient(
          pipeline,
          new Places(pipeline, transfers),
          new Planes(pipeline, credentials, region, account, icr));
    }
  }
}
