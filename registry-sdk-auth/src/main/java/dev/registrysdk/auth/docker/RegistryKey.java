package dev.registrysdk.auth.docker;

import dev.registrysdk.error.Redaction;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;
import java.util.Locale;
import java.util.Set;

/**
 * What a key of {@code auths} stands for: a registry, or (podman) a part of one. The scheme and the
 * path of the first registry protocols are left out, the port is kept, and the names of Docker Hub
 * are one.
 *
 * @param host the registry as {@link dev.registrysdk.auth.AuthTarget} names it
 * @param path the namespace or repository, empty for the whole registry
 */
record RegistryKey(String host, String path) {
  static final String HUB = "docker.io";
  private static final String HUB_KEY = "https://index.docker.io/v1/";
  private static final Set<String> HUB_NAMES =
      Set.of(HUB, "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");
  private static final Set<String> PROTOCOL_PATHS = Set.of("", "v1", "v2");

  static RegistryKey of(String key) {
    int scheme = scheme(key);
    String rest = key.substring(scheme);
    int slash = rest.indexOf('/');
    String host = canonical(slash < 0 ? rest : rest.substring(0, slash));
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new RegistryKey(host, scheme > 0 || PROTOCOL_PATHS.contains(path) ? "" : path);
  }

  private static int scheme(String key) {
    for (String scheme : new String[] {"https://", "http://"}) {
      if (key.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return scheme.length();
      }
    }
    return 0;
  }

  /** The one name of a registry. */
  static String canonical(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return HUB_NAMES.contains(lower) ? HUB : lower;
  }

  /** The host of a registry that somebody names to sign in or out. */
  static String registry(String text) {
    RegistryKey key = of(text);
    if (!isHost(key.host()) || !key.path().isEmpty()) {
      throw new IllegalArgumentException(
          "Not a registry: '"
              + Redaction.url(text.substring(text.lastIndexOf('@') + 1))
              + "'; write its host, for example us.icr.io or localhost:5000");
    }
    return key.host();
  }

  /** Whether a text is the host of a registry; nothing else gets credentials. */
  static boolean isHost(String host) {
    try {
      return Repository.of(host, "image").registry().equals(host);
    } catch (OciFormatException e) {
      return false;
    }
  }

  /** What docker calls a registry in its file and to its helpers. */
  static String configKey(String host) {
    return host.equals(HUB) ? HUB_KEY : host;
  }

  /** Whether a repository is, or is in, what this key stands for. */
  boolean covers(Repository repository) {
    return host.equals(canonical(repository.registry()))
        && (path.isEmpty()
            || repository.path().equals(path)
            || repository.path().startsWith(path + "/"));
  }

  @Override
  public String toString() {
    return path.isEmpty() ? host : host + "/" + path;
  }
}
