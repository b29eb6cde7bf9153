package dev.registrysdk.auth.keychain;

import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.iam.IamEnvironment;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** Where a {@link Keychain} looks, and how it speaks to IAM. */
@Model
@Value.Immutable
public interface KeychainOptions {
  /**
   * Where credentials for IBM Cloud are looked for.
   *
   * @return the environment; that of the process when left out
   */
  @Value.Default
  default IamEnvironment environment() {
    return IamEnvironment.ofProcess();
  }

  /**
   * How IAM is spoken to.
   *
   * @return the options; what the environment sets is added
   */
  @Value.Default
  default IamOptions iam() {
    return IamOptions.defaults();
  }

  /**
   * The logins of docker and podman.
   *
   * @return the configuration; that of the process when left out
   */
  @Value.Default
  default DockerConfig docker() {
    return DockerConfig.standard();
  }

  /**
   * Starts with the defaults.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link KeychainOptions}. */
  final class Builder extends ImmutableKeychainOptions.Builder {
    Builder() {}
  }
}
