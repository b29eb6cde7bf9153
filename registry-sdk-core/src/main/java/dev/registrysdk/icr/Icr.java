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
  private final Registries registries;

  private Icr(Control<IcrApi> control) {
    this.control = control;
    this.registries = new Registries(control);
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
    return new Icr(Control.of(pipeline, IcrApi.class, region.domain(), credentials, account));
  }

  /**
   * Namespaces.
   *
   * @return the group
   */
  public Namespaces namespaces() {
    return new DefaultNamespaces(control);
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
