package dev.registrysdk.testing;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person, who may be a member of several accounts. Guarded by the lock of {@link IamWorld}. */
final class IamUser {
  private final String iamId;
  private final String email;
  private final long number;
  private final Set<String> accounts = new LinkedHashSet<>();
  private final Set<String> suspendedIn = new HashSet<>();
  private @Nullable String password;

  IamUser(String iamId, String email, long number) {
    this.iamId = iamId;
    this.email = email;
    this.number = number;
  }

  String iamId() {
    return iamId;
  }

  String email() {
    return email;
  }

  long number() {
    return number;
  }

  Set<String> accounts() {
    return accounts;
  }

  Set<String> suspendedIn() {
    return suspendedIn;
  }

  Optional<String> password() {
    return Optional.ofNullable(password);
  }

  void password(String newPassword) {
    this.password = newPassword;
  }

  IamSubject in(String account) {
    return new IamSubject(IamSubject.Kind.USER, iamId, account, email);
  }

  @Override
  public String toString() {
    return iamId;
  }
}
