package dev.registrysdk.testing;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/** Somebody who may log in. */
record User(String name, String password, Set<String> actions) implements Access {
  static final Set<String> EVERYTHING = Set.of("*");

  @Override
  public boolean allows(Scope scope) {
    return actions.contains("*") || actions.containsAll(scope.actions());
  }

  /** The user whom the Basic credentials of a header name, if user and password are right. */
  static Optional<User> ofBasic(Collection<User> users, String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    ByteString decoded = ByteString.decodeBase64(header.substring(6).trim());
    String text = decoded == null ? "" : decoded.utf8();
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : of(users, text.substring(0, colon), text.substring(colon + 1));
  }

  static Optional<User> of(Collection<User> users, String name, String password) {
    return users.stream()
        .filter(user -> user.name.equals(name) && user.password.equals(password))
        .findFirst();
  }

  @Override
  public String toString() {
    return name + " " + actions;
  }
}
