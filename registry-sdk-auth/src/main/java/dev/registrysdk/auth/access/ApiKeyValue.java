package dev.registrysdk.auth.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The value of an API key: a secret. It does not print itself. Immutable. */
public final class ApiKeyValue {
  private final String value;

  private ApiKeyValue(String value) {
    this.value = value;
  }

  /**
   * Wraps a value.
   *
   * @param value the secret
   * @return the wrapped value
   */
  public static ApiKeyValue of(String value) {
    return new ApiKeyValue(value);
  }

  /**
   * The secret itself, for storing it where secrets are kept.
   *
   * @return the API key
   */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ApiKeyValue other
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), other.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "[redacted]";
  }
}
