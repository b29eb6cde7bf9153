package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** One exemption: to find, to create or to delete. */
@Model
@Value.Immutable
public interface ExemptionRequest {
  /**
   * Where the issue does not count.
   *
   * @return the whole account unless set
   */
  @Value.Default
  default ExemptionScope scope() {
    return ExemptionScope.account();
  }

  /**
   * The kind of issue.
   *
   * @return one of {@link Exemptions#types()}, for example {@link ExemptionType#CVE}
   */
  String issueType();

  /**
   * The issue.
   *
   * @return for example {@code CVE-2018-9999}
   */
  String issueId();

  /** Checks that both names can be part of an address. */
  @Value.Check
  default void check() {
    Issues.check("type", issueType());
    Issues.check("id", issueId());
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ExemptionRequest}. */
  final class Builder extends ImmutableExemptionRequest.Builder {
    Builder() {}

    /**
     * Says where the issue does not count.
     *
     * @param scope as {@link ExemptionScope#parse} reads it, for example {@code acme/web}
     * @return this builder
     * @throws IllegalArgumentException if it cannot be read
     */
    public Builder scope(String scope) {
      return scope(ExemptionScope.parse(scope));
    }
  }
}
