package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/**
 * Which images to list, and what of them. Without filters: all tagged images of the account in the
 * region.
 */
@Model
@Value.Immutable
public interface ListImagesRequest {
  /**
   * Only these namespaces.
   *
   * @return names; all if empty
   */
  List<String> namespaces();

  /**
   * Only these repositories. The service takes their names without the namespace, for example
   * {@code web}; names are sent as they are.
   *
   * @return names; all if empty
   */
  List<String> repositories();

  /**
   * Whether IBM's public images are listed too; only the global registry has them.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean includeIbm() {
    return false;
  }

  /**
   * Whether the account's own images are listed.
   *
   * @return true unless set
   */
  @Value.Default
  default boolean includePrivate() {
    return true;
  }

  /**
   * Whether tags of indexes (manifest lists) are listed too. Without them, an image for several
   * platforms is missing.
   *
   * @return true unless set
   */
  @Value.Default
  default boolean includeIndexes() {
    return true;
  }

  /**
   * Whether Vulnerability Advisor is asked for its counts; slow for large accounts.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean vulnerabilities() {
    return false;
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListImagesRequest}. */
  final class Builder extends ImmutableListImagesRequest.Builder {
    Builder() {}
  }
}
