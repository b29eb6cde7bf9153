package dev.registrysdk.auth.access;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives programs access to the container registry of an account, as the service's documentation
 * describes it by hand: a service ID, a policy, an API key.
 *
 * <pre>{@code
 * try (RegistryAccess access = RegistryAccess.of(IamCredentials.apiKey(administrator))) {
 *   AccessGrant grant = access.grant(g -> g.name("my-ci")
 *       .role(AccessRole.READER).role(AccessRole.WRITER)
 *       .region(Region.US_SOUTH).namespace("acme"));
 *   store(grant.apiKey().value().reveal()); // it is not told again
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads. Its methods block; interrupting the thread
 * cancels. What IAM refuses is a {@link RegistryException} of the leaf that fits. New keys and
 * policies can take some seconds to take effect.
 */
public final class RegistryAccess implements AutoCloseable {
  private final HttpPipeline pipeline;
  private final JsonService<IdentityApi> identity;
  private final JsonService<PolicyApi> policy;
  private final JsonService<ResourceGroupApi> groups;
  private final AccountLookup account;

  private RegistryAccess(Builder builder) {
    AuthTarget iam = AuthTarget.control(builder.iam);
    pipeline =
        HttpPipeline.create(builder.http, builder.credentials)
            .decodingWith(new AccessErrorDecoder());
    identity = new JsonService<>(pipeline, IdentityApi.class, iam);
    policy = new JsonService<>(pipeline, PolicyApi.class, iam);
    groups =
        new JsonService<>(
            pipeline, ResourceGroupApi.class, AuthTarget.control(builder.resourceController));
    account = new AccountLookup(builder.account, builder.credentials, iam);
  }

  /**
   * Administers the account that credentials belong to.
   *
   * @param credentials of somebody who may give access; they answer for the host of IAM
   * @return the administration, to be closed by the caller
   */
  public static RegistryAccess of(CredentialProvider credentials) {
    return builder().credentials(credentials).build();
  }

  /**
   * Starts an administration.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Gives a program access: creates a service ID, its policy and its API key. If a step fails, what
   * was created before it is deleted again.
   *
   * @param request who may do what, and where
   * @return what was created; the key's value is not told again
   */
  public AccessGrant grant(GrantRequest request) {
    ServiceId program =
        serviceIds().create(id -> id.name(request.name()).description(request.description()));
    try {
      return AccessGrant.builder()
          .serviceId(program)
          .policy(policies().create(policyOf(request, program)))
          .apiKey(
              apiKeys()
                  .create(
                      key ->
                          key.iamId(program.iamId())
                              .name(request.name())
                              .description(request.description())
                              .expires(request.expires())))
          .build();
    } catch (RegistryException e) {
      // With a service ID, IAM deletes its keys and policies.
      Rollback.run(e, () -> serviceIds().delete(program.id()));
      throw e;
    }
  }

  /**
   * Gives a program access: creates a service ID, its policy and its API key.
   *
   * @param request sets who may do what, and where
   * @return what was created; the key's value is not told again
   */
  public AccessGrant grant(Consumer<GrantRequest.Builder> request) {
    return grant(Forms.filled(GrantRequest.builder(), request).build());
  }

  private static CreatePolicyRequest policyOf(GrantRequest request, ServiceId program) {
    return CreatePolicyRequest.builder()
        .iamId(program.iamId())
        .roles(request.roles())
        .region(request.region())
        .namespace(request.namespace())
        .resourceGroup(request.resourceGroup())
        .description(request.description())
        .build();
  }

  /**
   * Takes access away again: deletes a service ID with its keys and policies.
   *
   * @param grant what was given
   */
  public void revoke(AccessGrant grant) {
    serviceIds().delete(grant.serviceId().id());
  }

  /**
   * Service IDs.
   *
   * @return the group
   */
  public ServiceIds serviceIds() {
    return new DefaultServiceIds(identity, account);
  }

  /**
   * API keys.
   *
   * @return the group
   */
  public ApiKeys apiKeys() {
    return new DefaultApiKeys(identity, account);
  }

  /**
   * Policies.
   *
   * @return the group
   */
  public AccessPolicies policies() {
    return new DefaultAccessPolicies(policy, account);
  }

  /**
   * Lists the resource groups of the account: namespaces and policies want the id of one.
   *
   * @return the groups, in the service's order
   */
  public List<ResourceGroup> resourceGroups() {
    String what = "Could not list the resource groups";
    String id = account.id(what);
    return groups.ask(
        what, (api, spec) -> api.resourceGroups(spec, id, null), AccessJson.RESOURCE_GROUPS);
  }

  /** Gives back connections and threads. Can be called again. */
  @Override
  public void close() {
    pipeline.close();
  }

  /** Builds a {@link RegistryAccess}. Not safe for use by several threads. */
  public static final class Builder {
    private CredentialProvider credentials = CredentialProvider.anonymous();
    private HttpOptions http = HttpOptions.defaults();
    private Optional<String> account = Optional.empty();
    private String iam = "iam.cloud.ibm.com";
    private String resourceController = "resource-controller.cloud.ibm.com";

    private Builder() {}

    /**
     * Says who gives access.
     *
     * @param provider answers for the host of IAM on the control plane
     * @return this builder
     */
    public Builder credentials(CredentialProvider provider) {
      this.credentials = provider;
      return this;
    }

    /**
     * Sets the account; found from the credentials unless set.
     *
     * @param id the account's id, 32 hexadecimal digits
     * @return this builder
     */
    public Builder account(String id) {
      this.account = Optional.of(id);
      return this;
    }

    /**
     * Sets where IAM is; {@code iam.cloud.ibm.com} unless set.
     *
     * @param host its host, with {@code :port} if there is one
     * @return this builder
     */
    public Builder iam(String host) {
      this.iam = host;
      return this;
    }

    /**
     * Sets where the Resource Controller is; {@code resource-controller.cloud.ibm.com} unless set.
     *
     * @param host its host, with {@code :port} if there is one
     * @return this builder
     */
    public Builder resourceController(String host) {
      this.resourceController = host;
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
     * Builds the administration. Nothing is sent yet.
     *
     * @return the administration, to be closed by the caller
     */
    public RegistryAccess build() {
      return new RegistryAccess(this);
    }
  }
}
