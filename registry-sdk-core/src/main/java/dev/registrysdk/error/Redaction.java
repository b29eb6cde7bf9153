package dev.registrysdk.error;

import java.util.Locale;
import java.util.Set;

/**
 * Takes secrets out of what goes into messages and logs: by a list of what is known to be harmless,
 * never by a list of what is known to be secret.
 */
public final class Redaction {
  /** What stands in the place of a secret. */
  public static final String MASK = "[redacted]";

  private static final Set<String> HARMLESS_PARAMETERS =
      Set.of(
          "artifacttype",
          "digest",
          "from",
          "fromimage",
          "includeibm",
          "includemanifestlists",
          "includeprivate",
          "includescope",
          "last",
          "mount",
          "n",
          "namespace",
          "repository",
          "scope",
          "service",
          "tag",
          "toimage",
          "vulnerabilities");
  private static final Set<String> HARMLESS_HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "accept-ranges",
          "age",
          "allow",
          "cache-control",
          "connection",
          "content-encoding",
          "content-length",
          "content-range",
          "content-type",
          "date",
          "docker-content-digest",
          "docker-distribution-api-version",
          "docker-ratelimit-source",
          "docker-upload-uuid",
          "etag",
          "expires",
          "host",
          "if-match",
          "if-none-match",
          "last-modified",
          "oci-chunk-min-length",
          "oci-filters-applied",
          "oci-namespace",
          "oci-subject",
          "oci-tag",
          "range",
          "ratelimit-limit",
          "ratelimit-remaining",
          "retry-after",
          "server",
          "transaction-id",
          "transfer-encoding",
          "user-agent",
          "vary",
          "via",
          "warning",
          "www-authenticate",
          "x-correlation-id",
          "x-global-transaction-id",
          "x-request-id");
  private static final Set<String> URL_HEADERS = Set.of("location", "content-location", "referer");

  private Redaction() {}

  /**
   * Removes user information and the fragment of a URL, and the values of query parameters that are
   * not known to be harmless: the URLs of uploads and downloads are often secrets themselves.
   *
   * @param url a URL, or any text
   * @return the URL as it may be shown
   */
  public static String url(String url) {
    int hash = url.indexOf('#');
    String bare = hash < 0 ? url : url.substring(0, hash);
    int question = bare.indexOf('?');
    String address = withoutUser(question < 0 ? bare : bare.substring(0, question));
    if (question < 0) {
      return address;
    }
    StringBuilder shown = new StringBuilder(address).append('?');
    String separator = "";
    for (String parameter : bare.substring(question + 1).split("&", -1)) {
      shown.append(separator).append(parameter(parameter));
      separator = "&";
    }
    return shown.toString();
  }

  /**
   * The value of a header as it may be shown.
   *
   * @param name the header's name
   * @param value its value
   * @return the value if the header is known to be harmless, a redacted URL, or the mask
   */
  public static String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (HARMLESS_HEADERS.contains(lower)) {
      return value;
    }
    if (URL_HEADERS.contains(lower)) {
      return url(value);
    }
    return lower.equals("link") ? link(value) : MASK;
  }

  /** A parameter without a value may be the secret itself. */
  private static String parameter(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    boolean harmless =
        HARMLESS_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)) && parameter.indexOf(';') < 0;
    if (harmless || parameter.isEmpty()) {
      return parameter;
    }
    return equals < 0 ? MASK : name + "=" + MASK;
  }

  /** The URLs between angle brackets (RFC 8288), without the rest. */
  private static String link(String value) {
    StringBuilder shown = new StringBuilder();
    int start = value.indexOf('<');
    while (start >= 0) {
      int end = value.indexOf('>', start);
      end = end < 0 ? value.length() : end;
      shown.append(shown.isEmpty() ? "<" : ", <").append(url(value.substring(start + 1, end)));
      shown.append('>');
      start = value.indexOf('<', end);
    }
    return shown.isEmpty() ? MASK : shown.toString();
  }

  private static String withoutUser(String address) {
    int scheme = address.indexOf("//");
    if (scheme < 0) {
      return address;
    }
    int start = scheme + 2;
    int slash = address.indexOf('/', start);
    String authority = slash < 0 ? address.substring(start) : address.substring(start, slash);
    int at = authority.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, start) + address.substring(start + at + 1);
  }
}
