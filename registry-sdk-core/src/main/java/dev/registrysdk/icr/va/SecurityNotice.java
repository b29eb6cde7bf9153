package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** What the maker of a distribution says about a vulnerability, and how to be rid of it. */
@Model
@Value.Immutable
public interface SecurityNotice {
  /**
   * Its name.
   *
   * @return for example {@code DSA-0001-1}
   */
  String id();

  /**
   * Where it can be read.
   *
   * @return usually a URL; may be empty
   */
  @Value.Default
  default String notice() {
    return "";
  }

  /**
   * What it is about.
   *
   * @return free text; may be empty
   */
  @Value.Default
  default String summary() {
    return "";
  }

  /**
   * Whether it is exempted.
   *
   * @return true if an exemption names it
   */
  @Value.Default
  default boolean exempt() {
    return false;
  }

  /**
   * What in the image is affected.
   *
   * @return the packages
   */
  List<VulnerablePackage> vulnerablePackages();

  /**
   * Starts a notice.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SecurityNotice}. */
  final class Builder extends ImmutableSecurityNotice.Builder {
    Builder() {}
  }
}
