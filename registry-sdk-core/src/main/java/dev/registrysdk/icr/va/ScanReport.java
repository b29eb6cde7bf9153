package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What is known to be wrong with one image. It is made when it is asked for, so it is as new as the
 * list of known vulnerabilities, which the service renews about twice a day. Only vulnerabilities
 * with a published fix are in it.
 */
@Model
@Value.Immutable
public interface ScanReport {
  /**
   * The report's own name.
   *
   * @return its id, if the service tells it
   */
  Optional<String> id();

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
   * The system that the packages in the image belong to.
   *
   * @return the distribution, if one was recognised
   */
  Optional<Distribution> distribution();

  /**
   * What is wrong with the packages in the image.
   *
   * @return the vulnerabilities, exempt ones included
   */
  List<Vulnerability> vulnerabilities();

  /**
   * What is wrong with how the image is set up.
   *
   * @return the issues; the service reports none since version 4
   */
  List<ConfigurationIssue> configurationIssues();

  /**
   * Starts a report.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ScanReport}. */
  final class Builder extends ImmutableScanReport.Builder {
    Builder() {}
  }
}
