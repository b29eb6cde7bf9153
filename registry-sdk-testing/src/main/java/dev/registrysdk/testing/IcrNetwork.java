package dev.registrysdk.testing;

/**
 * Tells the public network from the private one. Both are the loopback interface here, so the name
 * that the client used decides.
 */
final class IcrNetwork {
  /** The name of this machine on the private network. */
  static final String PRIVATE_HOST = "localhost";

  private IcrNetwork() {}

  static boolean isPrivate(IncomingRequest request) {
    String origin = request.origin();
    String authority = origin.substring(origin.indexOf("//") + 2);
    return authority.split(":", -1)[0].equals(PRIVATE_HOST) || authority.startsWith("private.");
  }
}
