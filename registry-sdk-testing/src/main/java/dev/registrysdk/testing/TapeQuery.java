package dev.registrysdk.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Queries and forms as they stand in a recording: sorted, and without secrets. */
final class TapeQuery {
  /** Longer values of a redirect's parameters are taken for signatures, whatever their name. */
  private static final int LONGEST_INNOCENT = 16;

  private TapeQuery() {}

  /**
   * A query without its secrets; one that is clean already stays as it is.
   *
   * @param presigned whether it belongs to a redirect, whose parameters admit by themselves
   */
  static String scrubbed(String query, boolean presigned) {
    boolean token = query.contains("service=") || query.contains("scope=");
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair(pair, presigned, token))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /** Path and query, the query without its secrets. */
  static String target(String target, boolean presigned) {
    int mark = target.indexOf('?');
    return mark < 0
        ? target
        : target.substring(0, mark + 1) + scrubbed(target.substring(mark + 1), presigned);
  }

  private static String pair(String pair, boolean presigned, boolean token) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return pair;
    }
    String name = Query.decode(pair.substring(0, equals));
    String value = Query.decode(pair.substring(equals + 1));
    // A token server is asked for the account by which somebody signs in.
    boolean secret =
        SecretNames.isParameter(name)
            || (token && name.equals("account"))
            || (presigned && value.length() > LONGEST_INNOCENT && Digest.tryParse(value).isEmpty());
    return encoded(name)
        + "="
        + (secret && !value.isEmpty() ? SecretNames.SCRUBBED : encoded(value));
  }

  /** One of the ways to write a text: clients differ in what they escape. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("%3A", ":")
        .replace("%2F", "/")
        .replace("%2C", ",");
  }
}
