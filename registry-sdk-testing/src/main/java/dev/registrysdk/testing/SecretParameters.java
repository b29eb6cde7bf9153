package dev.registrysdk.testing;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes values out of a request line that must not be read in a message or a log. */
final class SecretParameters {
  private static final Pattern PARAMETER = Pattern.compile("([?&]([^=&]*)=)[^&]*");

  private SecretParameters() {}

  static String hidden(String target) {
    return target.indexOf('?') < 0
        ? target
        : PARAMETER.matcher(target).replaceAll(SecretParameters::hidden);
  }

  private static String hidden(MatchResult parameter) {
    String name = Query.decode(parameter.group(2));
    boolean secret = SecretNames.isParameter(name) && !SecretNames.isUser(name);
    return Matcher.quoteReplacement(secret ? parameter.group(1) + "***" : parameter.group());
  }
}
