package dev.registrysdk.testing;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scheme and authority of a server, in lower case and without the port that the scheme implies.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host, and port if it is not the scheme's own
 */
record Origin(String scheme, String authority) implements Comparable<Origin> {
  private static final Pattern FORM =
      Pattern.compile("(https?)://([a-z0-9.-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");
  private static final Pattern URL_START = Pattern.compile("(?i)https?://[^/?#\\s\"<>,;]+");

  /**
   * The origin of an address that the user gave.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Origin of(URI uri) {
    boolean bare =
        (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    return Optional.of(uri.toString())
        .filter(text -> bare)
        .flatMap(Origin::ofUrl)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Not the address of a server: \""
                        + (uri.getRawUserInfo() == null ? uri.toString() : "(with a user name)")
                        + "\". Expected scheme, host and perhaps a port, as in"
                        + " \"https://us.icr.io\" or \"http://127.0.0.1:5000\""));
  }

  /** The origin of the URL that a text starts with, or nothing when it starts with none. */
  static Optional<Origin> ofUrl(String text) {
    Matcher start = URL_START.matcher(text);
    if (!start.lookingAt()) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(start.group().toLowerCase(Locale.ROOT));
    return form.matches() ? Optional.of(of(form)) : Optional.empty();
  }

  private static Origin of(Matcher form) {
    String scheme = form.group(1);
    String port = form.group(3) == null ? "" : form.group(3);
    boolean implied = port.equals(scheme.equals("https") ? "443" : "80");
    return new Origin(scheme, form.group(2) + (port.isEmpty() || implied ? "" : ":" + port));
  }

  /** What of a URL of this origin follows scheme and authority, never empty. */
  static String target(String url) {
    Matcher start = URL_START.matcher(url);
    String rest = start.lookingAt() ? url.substring(start.end()) : url;
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /**
   * An address that a server of this origin gives. One that does not know of the TLS in front of it
   * names itself with plain HTTP; it is meant all the same.
   */
  String meant(String url) {
    boolean unaware =
        scheme.equals("https")
            && ofUrl(url).filter(new Origin("http", authority)::equals).isPresent();
    return unaware ? "https" + url.substring("http".length()) : url;
  }

  /** Whether a password may travel to it: nobody between can read it. */
  boolean keepsSecrets() {
    String host = authority.replaceFirst(":[0-9]+$", "");
    return scheme.equals("https")
        || host.equals("localhost")
        || host.equals("[::1]")
        || host.startsWith("127.");
  }

  @Override
  public int compareTo(Origin other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return scheme + "://" + authority;
  }
}
