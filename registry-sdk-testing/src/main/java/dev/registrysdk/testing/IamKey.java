package dev.registrysdk.testing;

/**
 * An API key with its value, as it is shown once: when the key is made.
 *
 * <p>Immutable. {@link #toString()} does not show the value.
 */
public final class IamKey {
  private final String id;
  private final String value;

  IamKey(String id, String value) {
    this.id = id;
    this.value = value;
  }

  /**
   * The id by which the key is managed.
   *
   * @return for example {@code ApiKey-…}
   */
  public String id() {
    return id;
  }

  /**
   * The secret that the owner signs in with.
   *
   * @return the value, 32 characters or more
   */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return id;
  }
}
