package dev.registrysdk.auth.iam;

import dev.registrysdk.oci.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where credentials for IBM Cloud are looked for: environment variables, and the directories in
 * which tools keep files. Immutable; its {@code toString} leaves the values of the variables out,
 * as they may hold secrets.
 */
@Model
@Value.Immutable
public interface IamEnvironment {
  /**
   * The environment variables.
   *
   * @return values by name
   */
  @Value.Redacted
  Map<String, String> variables();

  /**
   * The user's home directory.
   *
   * @return the directory
   */
  Path home();

  /**
   * The working directory; relative file names are below it.
   *
   * @return the directory
   */
  Path directory();

  /**
   * A variable that is set; one of white space only counts as not set.
   *
   * @param name the variable's name
   * @return its value
   */
  default Optional<String> variable(String name) {
    return Optional.ofNullable(variables().get(name)).filter(value -> !value.isBlank());
  }

  /**
   * The environment of this process.
   *
   * @return what it is now
   */
  static IamEnvironment ofProcess() {
    return ProcessEnvironment.read();
  }

  /**
   * Starts an environment.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link IamEnvironment}. */
  final class Builder extends ImmutableIamEnvironment.Builder {
    Builder() {}
  }
}
