package dev.registrysdk.testing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which fields, parameters and headers hold secrets, by their names. */
final class SecretNames {
  /** What stands in a recording in place of a secret. */
  static final String SCRUBBED = "scrubbed";

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(?:token|apikey|password|passwd|passcode|secret|assertion|signature|credential"
              + "|privatekey|sessionid)|sig|pwd|pin|keypairid|googleaccessid|policy|verify|code"
              + "|username|useremail|email");
  private static final Set<String> PAGING =
      Set.of("pagetoken", "nexttoken", "nextpagetoken", "continuationtoken", "paginationtoken");

  /** Harmless in JSON, where these names stand for other things than in a query. */
  private static final Set<String> ONLY_IN_QUERIES =
      Set.of("policy", "verify", "code", "pin", "email", "useremail", "username", "keypairid");

  private static final Set<String> HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "iam-apikey",
          "x-registry-auth",
          "x-registry-config",
          "authentication-info",
          "docker-ratelimit-source");

  private SecretNames() {}

  /** Whether a member of a JSON object is a secret if it is a string. */
  static boolean isMember(String name) {
    String plain = plain(name);
    return isSecret(plain) && !ONLY_IN_QUERIES.contains(plain);
  }

  /** Whether a parameter of a query or of a form is one. */
  static boolean isParameter(String name) {
    return isSecret(plain(name));
  }

  /** Whether a secret parameter only tells who somebody is: that may be in a name as well. */
  static boolean isUser(String name) {
    String plain = plain(name);
    return plain.equals("username") || plain.equals("email") || plain.equals("useremail");
  }

  /** Whether a header is one. */
  static boolean isHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return HEADERS.contains(lower) || isMember(lower);
  }

  private static boolean isSecret(String plain) {
    return SECRET.matcher(plain).matches() && !PAGING.contains(plain);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_.\\- ]", "");
  }
}
