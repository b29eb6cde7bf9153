package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request needs or a token grants: {@code type:name:action,action}. */
record Scope(String type, String name, Set<String> actions) {
  /** Needs nothing but a valid login. */
  static final Scope LOGIN = new Scope("", "", Set.of());

  static final Scope CATALOG = new Scope("registry", "catalog", Set.of("*"));

  Scope {
    actions = Collections.unmodifiableSet(new LinkedHashSet<>(actions));
  }

  static Scope repository(String name, String... actions) {
    return new Scope("repository", name, new LinkedHashSet<>(List.of(actions)));
  }

  /** Splits at the first and the last colon: a name may hold a port. */
  static Optional<Scope> tryParse(String text) {
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first <= 0 || last <= first + 1) {
      return Optional.empty();
    }
    Set<String> actions = new LinkedHashSet<>();
    Arrays.stream(text.substring(last + 1).split(","))
        .filter(a -> !a.isEmpty())
        .forEach(actions::add);
    return Optional.of(
        new Scope(text.substring(0, first), text.substring(first + 1, last), actions));
  }

  /** The same scope with only the actions that are allowed. */
  Scope limitedTo(Set<String> allowed) {
    if (allowed.contains("*")) {
      return this;
    }
    boolean everything = type.equals("repository") && actions.contains("*");
    Set<String> kept = new LinkedHashSet<>(everything ? allowed : actions);
    kept.retainAll(allowed);
    return new Scope(type, name, kept);
  }

  /** Whether this grant is enough for what is needed; {@code *} stands for every action. */
  boolean covers(Scope needed) {
    return type.equals(needed.type)
        && name.equals(needed.name)
        && (actions.contains("*") || actions.containsAll(needed.actions));
  }

  boolean isLogin() {
    return actions.isEmpty();
  }

  boolean isPull() {
    return type.equals("repository") && actions.equals(Set.of("pull"));
  }

  /** How error answers describe a scope. */
  List<Map<String, String>> detail() {
    return actions.stream()
        .map(action -> Map.of("Type", type, "Name", name, "Action", action))
        .toList();
  }

  @Override
  public String toString() {
    return type + ":" + name + ":" + String.join(",", actions);
  }
}
