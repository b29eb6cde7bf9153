package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How many issues Vulnerability Advisor knows of an image. Counts that the service leaves out are
 * 0; so are all of them until an image was scanned.
 */
@Model
@Value.Immutable
public interface IssueCounts {
  /**
   * What the service says about the image as a whole. Its words are not documented: treat them as
   * opaque.
   *
   * @return for example {@code true}
   */
  Optional<String> vulnerable();

  /**
   * Packages with known vulnerabilities.
   *
   * @return their number
   */
  @Value.Default
  default int vulnerabilities() {
    return 0;
  }

  /**
   * Issues of the configuration. Version 4 of the advisor looks for none.
   *
   * @return their number
   */
  @Value.Default
  default int configurationIssues() {
    return 0;
  }

  /**
   * All issues.
   *
   * @return their number
   */
  @Value.Default
  default int issues() {
    return 0;
  }

  /**
   * Issues that an exemption takes out.
   *
   * @return their number
   */
  @Value.Default
  default int exemptIssues() {
    return 0;
  }

  /**
   * Starts counts.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link IssueCounts}. */
  final class Builder extends ImmutableIssueCounts.Builder {
    Builder() {}
  }
}
