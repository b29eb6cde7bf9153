package dev.registrysdk.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs access tokens and reads them back. Thread-safe. */
final class IamJwt {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final String keyId;

  IamJwt(IamIds ids) {
    // The key pair is the same for all servers of a process; the id makes their tokens differ.
    this.keyId = ids.hex(32);
  }

  String sign(Map<String, Object> claims) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("kid", keyId);
    header.put("alg", "RS256");
    String signed = part(Json.write(header)) + "." + part(Json.write(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Keys.PAIR.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + ENCODER.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with SHA256withRSA", e);
    }
  }

  /** The claims of a token that this server signed and that has not expired. */
  Optional<Map<?, ?>> claims(String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts)) {
      return Optional.empty();
    }
    return decoded(parts[1])
        .flatMap(Json::tryObject)
        .filter(claims -> now.isBefore(Instant.ofEpochSecond(seconds(claims, "exp"))));
  }

  static long seconds(Map<?, ?> claims, String name) {
    return claims.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** The JSON web key set with the public key. */
  Map<String, Object> keySet() {
    RSAPublicKey key = (RSAPublicKey) Keys.PAIR.getPublic();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kty", "RSA");
    json.put("n", number(key.getModulus()));
    json.put("e", number(key.getPublicExponent()));
    json.put("alg", "RS256");
    json.put("use", "sig");
    json.put("kid", keyId);
    return Map.of("keys", List.of(json));
  }

  private boolean isSigned(String[] parts) {
    boolean ours =
        decoded(parts[0])
            .flatMap(Json::tryObject)
            .filter(header -> keyId.equals(header.get("kid")))
            .isPresent();
    if (!ours) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(Keys.PAIR.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
      return false;
    }
  }

  private static String part(String json) {
    return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> decoded(String part) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** A whole number without the sign byte that Java puts before it. */
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    return ENCODER.encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
  }

  /** Made when the first token is: that takes a while. */
  private static final class Keys {
    static final KeyPair PAIR = generate();

    private static KeyPair generate() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java cannot make an RSA key", e);
      }
    }
  }
}
