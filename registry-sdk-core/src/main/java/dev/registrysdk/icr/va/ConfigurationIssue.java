package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import java.util.Map;
import org.immutables.value.Value;

/** Something that is wrong with how an image is set up. */
@Model
@Value.Immutable
public interface ConfigurationIssue {
  /**
   * Which kind of issue it is.
   *
   * @return for example {@code application_configuration:mysql.ssl-ca}
   */
  String type();

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
   * What to do.
   *
   * @return free text; may be empty
   */
  @Value.Default
  default String correctiveAction() {
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
   * What else is known of it.
   *
   * @return details by name
   */
  Map<String, String> meta();

  /**
   * Starts an issue.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ConfigurationIssue}. */
  final class Builder extends ImmutableConfigurationIssue.Builder {
    Builder() {}
  }
}
