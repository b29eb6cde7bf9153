package dev.registrysdk.icr;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of a registry that is given as a host or a URL. */
final class Endpoint {
  private static final Pattern FORM =
      Pattern.compile("(?:(https?)://)?([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?/?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(.*\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

  private Endpoint() {}

  /** The host, with its port unless that is the one of HTTPS. */
  static String host(String endpoint) {
    Matcher form = FORM.matcher(endpoint.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "An endpoint is a host, host:port, or a URL without a user name and a path: "
              + withoutUser(endpoint.strip()));
    }
    String host = form.group(2);
    String port = form.group(3) == null ? "" : form.group(3);
    String scheme = form.group(1) == null ? "" : form.group(1);
    if (scheme.equals("http") && !LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "The control plane is spoken to over HTTPS. If "
              + host
              + port
              + " speaks plain HTTP and you mean that, give its address without 'http://', and"
              + " switch plain HTTP on for it: HttpOptions.builder().addPlainHttp(\""
              + host
              + port
              + "\")");
    }
    return scheme.equals("https") && port.equals(":443") ? host : host + port;
  }

  /** What stands before an at sign may be a password. */
  private static String withoutUser(String endpoint) {
    int at = endpoint.lastIndexOf('@');
    return at < 0 ? endpoint : "…" + endpoint.substring(at);
  }
}
