package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.iam.IamIdentity;
import java.util.Locale;
import java.util.Objects;

/** Checks secrets of IBM Cloud before they are used; what it says of them does not show them. */
final class IamSecrets {
  private static final String SCHEME = "bearer ";

  private IamSecrets() {}

  /** A text that can be an API key. */
  static String apiKey(String text) {
    Objects.requireNonNull(IamIdentity.apiKey(text), "only its checks are wanted");
    return text;
  }

  /** A text that can be an access token, without the word in front of it. */
  static String accessToken(String text) {
    boolean named = text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    String token = named ? text.substring(SCHEME.length()).strip() : text;
    return new Credentials.BearerToken(token).token();
  }
}
