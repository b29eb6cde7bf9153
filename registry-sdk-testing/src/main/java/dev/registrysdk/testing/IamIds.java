package dev.registrysdk.testing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Makes ids and secrets. Thread-safe. */
final class IamIds {
  private final SecureRandom random = new SecureRandom();

  /** For example {@code ServiceId-9fa0c1de-…}. */
  String uuid(String prefix) {
    return prefix + UUID.randomUUID();
  }

  String hex(int digits) {
    return HexFormat.of().formatHex(bytes(digits / 2));
  }

  /** A secret that needs no escaping in a URL. */
  String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(33));
  }

  /** A user's id in IAM is a prefix and ten characters. */
  String userId() {
    return "IBMid-55" + hex(8).toUpperCase(Locale.ROOT);
  }

  /** The whole number that older parts of the cloud know a user by. */
  long number() {
    return 1_000_000L + random.nextInt(8_000_000);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
