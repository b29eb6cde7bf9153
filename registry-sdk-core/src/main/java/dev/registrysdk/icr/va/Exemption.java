package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** An issue that does not count, and where it does not. */
@Model
@Value.Immutable
public interface Exemption {
  /**
   * The kind of issue.
   *
   * @return for example {@link ExemptionType#CVE}
   */
  String issueType();

  /**
   * The issue.
   *
   * @return for example {@code CVE-2018-9999}
   */
  String issueId();

  /**
   * The account that made the exemption.
   *
   * @return the id of the account, if the service tells it
   */
  Optional<String> account();

  /**
   * Where the issue does not count.
   *
   * @return the scope, if the service tells it
   */
  Optional<ExemptionScope> scope();

  /**
   * Starts an exemption.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Exemption}. */
  final class Builder extends ImmutableExemption.Builder {
    Builder() {}
  }
}
