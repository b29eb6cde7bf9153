package dev.registrysdk.auth.iam;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where IAM is. Immutable, and equal when the address is. */
public final class IamEndpoint {
  /** IBM Cloud, over the public network: {@code https://iam.cloud.ibm.com}. */
  public static final IamEndpoint PUBLIC = new IamEndpoint("iam.cloud.ibm.com", true);

  /** IBM Cloud, over its private network, in any region. */
  public static final IamEndpoint PRIVATE = new IamEndpoint("private.iam.cloud.ibm.com", true);

  /** IBM's own test environment, whose keys and tokens are worth nothing elsewhere. */
  public static final IamEndpoint TEST = new IamEndpoint("iam.test.cloud.ibm.com", true);

  private static final Set<String> PRIVATE_REGIONS = Set.of("us-south", "us-east");
  private static final Pattern URL =
      Pattern.compile(
          "(?:(https?)://)?((?:[a-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::[0-9]{1,5})?)"
              + "(?:/|/identity/token/?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?");

  private final String host;
  private final boolean tls;

  private IamEndpoint(String host, boolean tls) {
    this.host = host;
    this.tls = tls;
  }

  /**
   * IBM Cloud over the private network of a region, where IAM has an address there; else the one
   * for all regions.
   *
   * @param region for example {@code us-south}
   * @return the endpoint
   */
  public static IamEndpoint privateIn(String region) {
    String name = region.strip().toLowerCase(Locale.ROOT);
    return PRIVATE_REGIONS.contains(name)
        ? new IamEndpoint("private." + name + ".iam.cloud.ibm.com", true)
        : PRIVATE;
  }

  /**
   * Any address.
   *
   * @param url a URL or a host, with {@code :port} if there is one; a path {@code /identity/token}
   *     is left out. A loopback address is spoken to over plain HTTP unless the URL is one of HTTPS
   * @return the endpoint
   * @throws IllegalArgumentException if it is not such an address, or plain HTTP to another
   *     machine: secrets would be readable on the way
   */
  public static IamEndpoint at(String url) {
    Matcher parts = URL.matcher(url.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "The address of IAM is a host, or a URL such as https://iam.cloud.ibm.com with no other"
              + " path than /identity/token, and without user, query and fragment");
    }
    String host = parts.group(2).toLowerCase(Locale.ROOT);
    boolean loopback = isLoopback(host);
    boolean plain = "http".equalsIgnoreCase(parts.group(1));
    if (plain && !loopback) {
      throw new IllegalArgumentException(
          "IAM is sent secrets, so it is never spoken to over plain HTTP: use https://" + host);
    }
    return new IamEndpoint(host, !loopback || "https".equalsIgnoreCase(parts.group(1)));
  }

  /**
   * The host.
   *
   * @return lower case, with {@code :port} if there is one
   */
  public String host() {
    return host;
  }

  /** Whether a host is this machine. */
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  boolean tls() {
    return tls;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof IamEndpoint other && host.equals(other.host) && tls == other.tls;
  }

  @Override
  public int hashCode() {
    return host.hashCode();
  }

  /** The URL without a path. */
  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + host;
  }
}
