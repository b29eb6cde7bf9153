package dev.registrysdk.testing;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Somebody who may log in. */
record User(String name, String password, Set<String> actions) implements Access, Member {
  static final Set<String> EVERYTHING = Set.of("*");

  @Override
  public boolean allows(Scope scope) {
    return actions.contains("*") || actions.containsAll(scope.actions());
  }

  @Override
  public Scope limit(Scope asked) {
    return asked.limitedTo(actions);
  }

  /** The user whom the Basic credentials of a header name, if user and password are right. */
  static Optional<User> ofBasic(Collection<User> users, String header) {
    return Credentials.ofBasic(header).flatMap(found -> of(users, found.name(), found.password()));
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
