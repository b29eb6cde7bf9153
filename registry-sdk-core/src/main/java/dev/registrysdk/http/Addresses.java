package dev.registrysdk.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of address a host of a URL is, decided from its text alone: names are not resolved. */
final class Addresses {
  private static final Pattern DOTTED =
      Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private Addresses() {}

  /** This machine: {@code localhost}, names below it, 127.0.0.0/8 and ::1. */
  static boolean loopback(String host) {
    Optional<InetAddress> address = literal(host);
    return isLocalhost(host) || (address.isPresent() && address.get().isLoopbackAddress());
  }

  /**
   * What no proxy can reach in our place: this machine, and link-local addresses such as that of a
   * cloud's metadata service. A name with an underscore is no host to {@link URI}, and not such an
   * address either.
   */
  static boolean direct(URI url) {
    if (url.getHost() == null) {
      return false;
    }
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    return loopback(host) || literal(host).map(InetAddress::isLinkLocalAddress).orElse(false);
  }

  /**
   * This machine or its neighbours: loopback, private, link-local, shared, multicast and
   * unspecified addresses. Numbers in an unusual form count as local, because resolvers read {@code
   * 127.1} and {@code 0x7f000001} as addresses too.
   */
  static boolean local(String host) {
    if (isLocalhost(host)) {
      return true;
    }
    Optional<InetAddress> address = literal(host);
    return address.isPresent()
        ? local(address.get())
        : ENDS_IN_NUMBER.matcher(host).matches() || host.indexOf(':') >= 0;
  }

  private static boolean local(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    boolean uniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && first == 100 && (bytes[1] & 0xc0) == 64;
    boolean thisNetwork = bytes.length == 4 && first == 0;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || shared
        || thisNetwork;
  }

  private static boolean isLocalhost(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  private static Optional<InetAddress> literal(String host) {
    if (host.indexOf(':') < 0 && !DOTTED.matcher(host).matches()) {
      return Optional.empty(); // a name: getByName would resolve it
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
