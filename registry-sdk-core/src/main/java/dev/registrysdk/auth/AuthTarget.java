package dev.registrysdk.auth;

import java.util.Locale;

/**
 * What credentials are wanted for.
 *
 * @param host the host of the registry as in an image reference, lower case, with {@code :port} if
 *     there is one; {@code docker.io} for Docker Hub
 * @param plane which of the registry's interfaces
 */
public record AuthTarget(String host, Plane plane) {
  /** The interfaces of a registry. */
  public enum Plane {
    /** The OCI distribution API, {@code /v2/}. */
    DATA,
    /** The management API of the service, {@code /api/v1/} at IBM. */
    CONTROL
  }

  /**
   * Brings the host to lower case.
   *
   * @param host host, with {@code :port} if there is one
   * @param plane which of the registry's interfaces
   */
  public AuthTarget {
    host = host.toLowerCase(Locale.ROOT);
  }

  // By hand: a record makes these when they are called first, which a program's first call pays
  // for.

  @Override
  public boolean equals(Object o) {
    return o instanceof AuthTarget other && host.equals(other.host) && plane == other.plane;
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + plane.hashCode();
  }

  /**
   * The data plane of a registry.
   *
   * @param host host, with {@code :port} if there is one
   * @return the target
   */
  public static AuthTarget data(String host) {
    return new AuthTarget(host, Plane.DATA);
  }

  /**
   * The control plane of a service.
   *
   * @param host host, with {@code :port} if there is one
   * @return the target
   */
  public static AuthTarget control(String host) {
    return new AuthTarget(host, Plane.CONTROL);
  }
}
