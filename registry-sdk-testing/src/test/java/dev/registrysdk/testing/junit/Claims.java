package dev.registrysdk.testing.junit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the middle part of a JSON web token. */
final class Claims {
  private Claims() {}

  static String of(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }
}
