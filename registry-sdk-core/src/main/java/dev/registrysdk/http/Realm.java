package dev.registrysdk.http;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The token service that a registry names. It is checked before anything is sent there: whoever can
 * forge a challenge would otherwise choose where the credentials go.
 *
 * @param url where to ask
 * @param service the name of the registry there; empty if it has none
 */
record Realm(HttpUrl url, String service) {
  private static final String ICR = "icr.io";

  static Realm of(Registry registry, HttpUrl request, Challenge challenge) throws TokenFailure {
    String realm = challenge.parameter("realm").orElse("");
    // A text that is no address would be one below that of the request.
    boolean address = realm.startsWith("/") || realm.contains("://");
    HttpUrl url = address ? request.resolve(realm) : null;
    if (url == null) {
      throw TokenFailure.badRealm("its challenge names no token service");
    }
    String objection = registry.owns(url) ? null : objection(registry, url);
    if (objection != null || !url.username().isEmpty() || !url.password().isEmpty()) {
      throw TokenFailure.badRealm(
          objection == null ? "the URL of its token service has a user name" : objection);
    }
    return new Realm(
        url.newBuilder().fragment(null).build(), challenge.parameter("service").orElse(""));
  }

  private static @Nullable String objection(Registry registry, HttpUrl url) {
    HttpUrl root = registry.root();
    boolean exposed =
        root.isHttps() || (Registry.confidential(root) && !Registry.confidential(url));
    if (!url.isHttps() && exposed) {
      return "its token service does not speak HTTPS: " + url.host();
    } else if (registry.mayAsk(url)) {
      return null;
    } else if (Addresses.local(url.host()) && !Addresses.local(root.host())) {
      return "its token service is at an address of a local network: " + url.host();
    } else if (icr(root.host()) && !icr(url.host())) {
      return "its token service is not at " + ICR + ": " + url.host();
    }
    return null;
  }

  private static boolean icr(String host) {
    return host.equals(ICR) || host.endsWith("." + ICR);
  }
}
