package dev.registrysdk.icr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.control.Control;
import java.util.Optional;

/**
 * The control plane of one region, for one account. Immutable and safe for use by several threads;
 * it shares the connections of its pipeline and need not be closed.
 */
public final class Icr {
  private final Control<IcrApi> control;
  private final IcrOptions options;
  private final Registries registries;

  private Icr(Control<IcrApi> control, IcrOptions options) {
    this.control = control;
    this.options = options;
    this.registries = new Registries(control, options);
  }

  /**
   * Opens the control plane of a region. Nothing is sent yet.
   *
   * @param pipeline makes the requests
   * @param credentials the credentials that the pipeline was made with: asked for the account
   * @param region the region
   * @param account the id of the account; found from the credentials if empty
   * @return the control plane
   */
  public static Icr of(
      HttpPipeline pipeline,
      CredentialProvider credentials,
      Region region,
      Optional<String> account) {
    return of(pipeline, credentials, region, account, IcrOptions.defaults());
  }

  /**
   * Opens the control plane of a region. Nothing is sent yet.
   *
   * @param pipeline makes the requests
   * @param credentials the credentials that the pipeline was made with: asked for the account
   * @param region the region
   * @param account the id of the account; found from the credentials if empty
   * @param options how it is spoken to
   * @return the control plane
   */
  public static Icr of(
      HttpPipeline pipeline,
      CredentialProvider credentials,
      Region region,
      Optional<String> account,
      IcrOptions options) {
    return new Icr(
        Control.of(pipeline, IcrApi.class, region.domain(), credentials, account), options);
  }

  /**
   * Namespaces.
   *
   * @return the group
   */
  public Namespaces namespaces() {
    return new DefaultNamespaces(control.part(NamespacesApi.class));
  }

  /**
   * Retention policies.
   *
   * @return the group
   */
  public RetentionPolicies retention() {
    return new DefaultRetentionPolicies(registries, options);
  }

  /**
   * Limits for what is stored and pulled.
   *
   * @return the group
   */
  public Quotas quota() {
    return new DefaultQuotas(control.part(AccountApi.class));
  }

  /**
   * The plan of the account.
   *
   * @return the group
   */
  public Plans plan() {
    return new DefaultPlans(control.part(AccountApi.class));
  }

  /**
   * Settings of the account.
   *
   * @return the group
   */
  public Settings settings() {
    return new DefaultSettings(control.part(AccountApi.class));
  }

  /**
   * What the service has to say.
   *
   * @return the group
   */
  public Messages messages() {
    return new DefaultMessages(control.part(AccountApi.class).service());
  }

  /**
   * Images: lists, and what is done with many at once.
   *
   * @return the group
   */
  public IcrImages images() {
    return new DefaultIcrImages(registries);
  }

  /**
   * One image at a time: deleting, tagging and untagging in the calls of the service.
   *
   * @return the group
   */
  public ImageControl imageControl() {
    return new DefaultImageControl(registries);
  }

  /**
   * The builder of the service, which IBM has switched off.
   *
   * @return the group
   */
  public RemoteBuilder builds() {
    return new DefaultRemoteBuilder(registries, options);
  }

  /**
   * Repositories.
   *
   * @return the group
   */
  public IcrRepositories repositories() {
    return new DefaultIcrRepositories(registries);
  }

  /**
   * Deleted images that can be restored.
   *
   * @return the group
   */
  public Trash trash() {
    return new DefaultTrash(registries);
  }
}
