package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A kind of issue that can be exempted. */
@Model
@Value.Immutable
public interface ExemptionType {
  /** A vulnerability, by its name in the list of Common Vulnerabilities and Exposures. */
  String CVE = "cve";

  /** A security notice of the maker of a distribution. */
  String SECURITY_NOTICE = "sn";

  /** A configuration issue. */
  String CONFIGURATION = "configuration";

  /**
   * The name of the kind, as in an exemption.
   *
   * @return for example {@code cve}
   */
  String identifier();

  /**
   * The name of the kind, as shown to people.
   *
   * @return for example {@code CVE}; may be empty
   */
  @Value.Default
  default String displayName() {
    return "";
  }

  /**
   * What the name of an issue of this kind looks like.
   *
   * @return a regular expression, if the service tells one
   */
  Optional<String> validationRegex();

  /**
   * The key by which translations of the name are found.
   *
   * @return the key, if the service tells one
   */
  Optional<String> translationKey();

  /**
   * Starts a type.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ExemptionType}. */
  final class Builder extends ImmutableExemptionType.Builder {
    Builder() {}
  }
}
