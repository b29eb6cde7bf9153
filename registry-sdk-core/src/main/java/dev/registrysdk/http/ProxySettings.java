package dev.registrysdk.http;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An HTTP proxy that requests go through. Loopback and link-local addresses are never sent to a
 * proxy.
 */
@Model
@Value.Immutable
public interface ProxySettings {
  /**
   * The host of the proxy.
   *
   * @return a name or an address
   */
  String host();

  /**
   * The port of the proxy.
   *
   * @return for example 3128
   */
  int port();

  /**
   * What to show to a proxy that asks for it.
   *
   * @return user name and password
   */
  Optional<Credentials.Basic> credentials();

  /**
   * A proxy that wants no credentials.
   *
   * @param host a name or an address
   * @param port for example 3128
   * @return the settings
   */
  static ProxySettings of(String host, int port) {
    return builder().host(host).port(port).build();
  }

  /**
   * Starts settings.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    if (port() < 1 || port() > 65535) {
      throw new IllegalArgumentException("A port is between 1 and 65535: " + port());
    }
  }

  /** Builds {@link ProxySettings}. */
  final class Builder extends ImmutableProxySettings.Builder {
    Builder() {}
  }
}
