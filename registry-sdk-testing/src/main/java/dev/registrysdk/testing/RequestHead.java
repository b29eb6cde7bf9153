package dev.registrysdk.testing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;

/** Request line and headers of an HTTP/1.1 request. */
record RequestHead(String method, String target, boolean persistent, Headers headers) {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([^ ]+) HTTP/1\\.([01])");
  private static final Pattern ABSOLUTE_FORM = Pattern.compile("(?i)https?://([^/?#]+)(.*)");
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:\\[[0-9A-Fa-f:.]+(?:%25[A-Za-z0-9._~-]+)?]"
              + "|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(?::[0-9]{0,5})?");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  /** The length of a body that comes in chunks and tells its length only in the end. */
  static final long CHUNKED = -1;

  /**
   * Reads a head.
   *
   * @param text everything up to the empty line
   * @return nothing if that is no HTTP/1 at all, or for no host that there can be
   */
  static Optional<RequestHead> tryParse(String text) {
    String[] lines = text.split("\r?\n", -1);
    var line = REQUEST_LINE.matcher(lines[0]);
    if (!line.matches()) {
      return Optional.empty();
    }
    Headers.Builder headers = new Headers.Builder();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0 || CONTROL.matcher(lines[i]).find()) {
        return Optional.empty();
      }
      try {
        headers.addUnsafeNonAscii(lines[i].substring(0, colon), lines[i].substring(colon + 1));
      } catch (IllegalArgumentException impossibleName) {
        return Optional.empty();
      }
    }
    Headers all = headers.build();
    return Optional.of(
            new RequestHead(line.group(1), line.group(2), persistent(line.group(3), all), all))
        .filter(RequestHead::hasProperHost);
  }

  /** Whether a text is a host, perhaps with a port (RFC 3986, 3.2.2), without anybody's name. */
  static boolean isAuthority(String text) {
    return AUTHORITY.matcher(text).matches();
  }

  /** Path and query, also of a target that has scheme and authority (RFC 9112, 3.2.2). */
  String originForm() {
    var absolute = ABSOLUTE_FORM.matcher(target);
    if (!absolute.matches()) {
      return target;
    }
    String rest = absolute.group(2);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** Whom the client asks: in the target, or else in {@code Host}; nothing if it does not say. */
  Optional<String> authority() {
    return Optional.of(ABSOLUTE_FORM.matcher(target))
        .filter(Matcher::matches)
        .map(absolute -> absolute.group(1))
        .or(() -> Optional.ofNullable(headers.get("Host")).filter(host -> !host.isEmpty()));
  }

  private boolean hasProperHost() {
    return headers.values("Host").stream().distinct().count() <= 1
        && authority().filter(named -> !isAuthority(named)).isEmpty();
  }

  /**
   * How the body is framed (RFC 9112, 6.3).
   *
   * @return its length, {@link #CHUNKED}, or nothing if the headers contradict each other
   */
  Optional<Long> bodyLength() {
    List<String> codings = headers.values("Transfer-Encoding");
    List<String> lengths = headers.values("Content-Length").stream().distinct().toList();
    if (!codings.isEmpty()) {
      boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
      return chunked && lengths.isEmpty() ? Optional.of(CHUNKED) : Optional.empty();
    }
    if (lengths.isEmpty()) {
      return Optional.of(0L);
    }
    return lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches()
        ? Optional.of(Long.parseLong(lengths.get(0)))
        : Optional.empty();
  }

  /** Whether the client waits with the body until it is asked for it. */
  boolean expectsContinue() {
    return "100-continue".equalsIgnoreCase(headers.get("Expect"));
  }

  private static boolean persistent(String minorVersion, Headers headers) {
    List<String> options =
        headers.values("Connection").stream()
            .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",", -1)))
            .map(String::strip)
            .toList();
    return minorVersion.equals("1") ? !options.contains("close") : options.contains("keep-alive");
  }
}
