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
      Set.of("scope", "service", "mount", "from", "digest", "n", "last", "tag", "artifacttype");
  private static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "iam-apikey",
          "refreshtoken",
          "x-registry-auth",
          "x-registry-config");

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
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      boolean harmless = HARMLESS_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
      shown.append(separator);
      shown.append(harmless || parameter.isEmpty() ? parameter : name + "=" + MASK);
      separator = "&";
    }
    return shown.toString();
  }

  /**
   * The value of a header as it may be shown.
   *
   * @param name the header's name
   * @param value its value
   * @return the value, the redacted URL, or the mask
   */
  public static String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (SECRET_HEADERS.contains(lower) || lower.startsWith("x-auth-")) {
      return MASK;
    }
    return lower.equals("location") || lower.equals("link") ? url(value) : value;
  }

  private static String withoutUser(String address) {
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address;
    }
    int start = scheme + 3;
    int slash = address.indexOf('/', start);
    String authority = slash < 0 ? address.substring(start) : address.substring(start, slash);
    int at = authority.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, start) + address.substring(start + at + 1);
  }
}
