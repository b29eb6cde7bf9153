package dev.registrysdk.auth.iam;

import java.util.Optional;

/**
 * Names a trusted profile: an identity of an account that others may take on. Immutable, and equal
 * when the name is the same.
 */
public final class TrustedProfile {
  private final Kind kind;
  private final String value;
  private final Optional<String> account;

  private TrustedProfile(Kind kind, String value, Optional<String> account) {
    this.kind = kind;
    this.value = value;
    this.account = account;
    if (value.isBlank() || value.chars().anyMatch(c -> c <= ' ' && c != ' ')) {
      throw new IllegalArgumentException(
          "The " + kind.words + " of a trusted profile is not empty and has no line end");
    }
  }

  enum Kind {
    ID("profile_id", "id"),
    NAME("profile_name", "name"),
    CRN("profile_crn", "CRN");

    final String field;
    final String words;

    Kind(String field, String words) {
      this.field = field;
      this.words = words;
    }
  }

  /**
   * A profile by its id.
   *
   * @param id {@code Profile-} and a UUID
   * @return the profile
   */
  public static TrustedProfile ofId(String id) {
    return new TrustedProfile(Kind.ID, id, Optional.empty());
  }

  /**
   * A profile by its cloud resource name.
   *
   * @param crn {@code crn:v1:…}
   * @return the profile
   */
  public static TrustedProfile ofCrn(String crn) {
    return new TrustedProfile(Kind.CRN, crn, Optional.empty());
  }

  /**
   * A profile by its name, in the account of the compute resource that takes it on.
   *
   * @param name the name
   * @return the profile
   */
  public static TrustedProfile ofName(String name) {
    return new TrustedProfile(Kind.NAME, name, Optional.empty());
  }

  /**
   * A profile by its name in an account.
   *
   * @param name the name
   * @param account the id of the account
   * @return the profile
   */
  public static TrustedProfile ofName(String name, String account) {
    return new TrustedProfile(Kind.NAME, name, Optional.of(account));
  }

  /**
   * A profile by whatever names it.
   *
   * @param text an id ({@code Profile-…}), a CRN ({@code crn:…}) or a name
   * @return the profile
   */
  public static TrustedProfile of(String text) {
    if (text.startsWith("crn:")) {
      return ofCrn(text);
    }
    return text.startsWith("Profile-") ? ofId(text) : ofName(text);
  }

  Kind kind() {
    return kind;
  }

  String value() {
    return value;
  }

  Optional<String> account() {
    return account;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TrustedProfile other
        && kind == other.kind
        && value.equals(other.value)
        && account.equals(other.account);
  }

  @Override
  public int hashCode() {
    return 31 * value.hashCode() + kind.hashCode();
  }

  /** The id, name or CRN. */
  @Override
  public String toString() {
    return value;
  }
}
