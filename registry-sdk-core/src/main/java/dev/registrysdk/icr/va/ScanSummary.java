package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** How many things are wrong with one image. */
@Model
@Value.Immutable
public interface ScanSummary {
  /**
   * What the verdict is.
   *
   * @return the status; {@link ScanStatus#UNKNOWN} if the service tells none
   */
  @Value.Default
  default ScanStatus status() {
    return ScanStatus.UNKNOWN;
  }

  /**
   * When the list of known vulnerabilities was consulted.
   *
   * @return the moment; empty if it never was
   */
  Optional<Instant> scanned();

  /**
   * How many issues are not exempt.
   *
   * @return not negative
   */
  @Value.Default
  default int issueCount() {
    return 0;
  }

  /**
   * How many issues are exempt.
   *
   * @return not negative
   */
  @Value.Default
  default int exemptIssueCount() {
    return 0;
  }

  /**
   * How many vulnerabilities are not exempt.
   *
   * @return not negative
   */
  @Value.Default
  default int vulnerabilityCount() {
    return 0;
  }

  /**
   * How many vulnerabilities are exempt.
   *
   * @return not negative
   */
  @Value.Default
  default int exemptVulnerabilityCount() {
    return 0;
  }

  /**
   * How many configuration issues are not exempt.
   *
   * @return 0 since version 4
   */
  @Value.Default
  default int configurationIssueCount() {
    return 0;
  }

  /**
   * How many configuration issues are exempt.
   *
   * @return 0 since version 4
   */
  @Value.Default
  default int exemptConfigurationIssueCount() {
    return 0;
  }

  /**
   * Starts a summary.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ScanSummary}. */
  final class Builder extends ImmutableScanSummary.Builder {
    Builder() {}
  }
}
