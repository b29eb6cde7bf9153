package dev.registrysdk.testing;

import java.util.regex.Pattern;

/** Takes values out of a request line that must not be read in a message or a log. */
final class SecretParameters {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([?&](?:[a-z_-]*token|password|passcode|api_?key|client_secret|sig"
              + "|(?:x-[a-z]+-)?(?:signature|credential))=)[^&]*");

  private SecretParameters() {}

  static String hidden(String target) {
    return target.indexOf('?') < 0 ? target : SECRET.matcher(target).replaceAll("$1***");
  }
}
