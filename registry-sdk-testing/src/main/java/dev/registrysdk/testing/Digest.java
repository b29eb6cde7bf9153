package dev.registrysdk.testing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A digest that this registry can compute: {@code sha256:} or {@code sha512:} and hex digits. */
record Digest(String algorithm, String hex) {
  private static final Map<String, String> JAVA_NAMES =
      Map.of("sha256", "SHA-256", "sha512", "SHA-512");
  private static final Pattern FORM =
      Pattern.compile("(sha256):([a-f0-9]{64})|(sha512):([a-f0-9]{128})");

  static Digest of(Content content) {
    return of("sha256", content);
  }

  static Digest of(String algorithm, Content content) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(JAVA_NAMES.getOrDefault(algorithm, algorithm));
      content.update(digest);
      return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime does not offer " + algorithm, e);
    }
  }

  static Optional<Digest> tryParse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int group = matcher.group(1) == null ? 3 : 1;
    return Optional.of(new Digest(matcher.group(group), matcher.group(group + 1)));
  }

  /** The digest a request names. */
  static Digest requested(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                Refusal.of(
                    ErrorCode.DIGEST_INVALID,
                    "invalid digest: expected sha256 or sha512 with lower-case hex digits",
                    Map.of("digest", text)));
  }

  static boolean isComputable(String algorithm) {
    return JAVA_NAMES.containsKey(algorithm);
  }

  boolean matches(Content content) {
    return of(algorithm, content).equals(this);
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
