package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A package that has to be replaced. */
@Model
@Value.Immutable
public interface VulnerablePackage {
  /**
   * What it is called.
   *
   * @return for example {@code libssl3}
   */
  String name();

  /**
   * The version in the image.
   *
   * @return may be empty
   */
  @Value.Default
  default String installedVersion() {
    return "";
  }

  /**
   * The version that is not affected.
   *
   * @return may be empty
   */
  @Value.Default
  default String fixVersion() {
    return "";
  }

  /**
   * What to do.
   *
   * @return free text; may be empty
   */
  @Value.Default
  default String correctiveAction() {
    return "";
  }

  /**
   * What it is about.
   *
   * @return free text; may be empty
   */
  @Value.Default
  default String description() {
    return "";
  }

  /**
   * Starts a package.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link VulnerablePackage}. */
  final class Builder extends ImmutableVulnerablePackage.Builder {
    Builder() {}
  }
}
