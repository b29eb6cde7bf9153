package dev.registrysdk.icr.control;

import java.util.regex.Pattern;

/** Which hosts are registries of the service, as far as a name can tell. */
public final class ServiceHosts {
  private static final Pattern REGISTRY =
      Pattern.compile(
          "((private\\.)?([a-z0-9-]+\\.)?icr\\.io)|registry(\\.[a-z0-9-]+)?\\.bluemix\\.net");

  /** Hosts that deliver layers, and the registry of entitled software. */
  private static final Pattern OTHER =
      Pattern.compile("(private\\.)?(dd\\d+(\\..*)?|cp)\\.icr\\.io");

  private ServiceHosts() {}

  /**
   * Whether a host is a registry of the service, one that this version does not know included.
   *
   * @param host a host in lower case
   * @return true if the control plane can be asked there
   */
  public static boolean serves(String host) {
    return REGISTRY.matcher(host).matches() && !OTHER.matcher(host).matches();
  }
}
