package dev.registrysdk.http;

import dev.registrysdk.auth.AuthTarget;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The registry a request is for, as a tag of the request: it stays the same when the request is
 * sent elsewhere, by a redirect or an upload address.
 *
 * @param target whom credentials are for
 * @param root the URL that paths are below
 * @param tokenServices hosts that the user lets it name as its token service
 */
record Registry(AuthTarget target, HttpUrl root, Set<String> tokenServices) {
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?");
  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_API = "registry-1.docker.io";

  static Registry of(AuthTarget target, HttpOptions options) {
    String host = target.host();
    HttpUrl url =
        HOST.matcher(host).matches()
            ? HttpUrl.parse("https://" + (host.equals(DOCKER_HUB) ? DOCKER_HUB_API : host) + "/")
            : null;
    if (url == null) {
      throw new IllegalArgumentException("A registry is a host, or host:port: " + host);
    }
    boolean plain =
        Addresses.loopback(url.host())
            ? !options.https().contains(host) && !options.skipTlsVerification().contains(host)
            : options.plainHttp().contains(host);
    HttpUrl root = plain ? HttpUrl.get("http://" + host + "/") : url;
    return new Registry(target, root, options.tokenServices());
  }

  /** The registry that a request was tagged with when its call was made. */
  static Registry of(Request request) {
    return Objects.requireNonNull(request.tag(Registry.class), "not made by a service");
  }

  String host() {
    return target.host();
  }

  /** Whether a URL is at the registry itself: same scheme, host and port. */
  boolean owns(HttpUrl url) {
    return sameOrigin(root, url);
  }

  /** Whether the user said that a URL may be its token service. */
  boolean mayAsk(HttpUrl url) {
    return HostTrust.skips(tokenServices, url.host(), url.port());
  }

  static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  /** Whether a secret may be sent to a URL: nobody on the way can read it. */
  static boolean confidential(HttpUrl url) {
    return url.isHttps() || Addresses.loopback(url.host());
  }

  @Override
  public String toString() {
    return host();
  }
}
