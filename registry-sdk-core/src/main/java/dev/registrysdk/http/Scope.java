package dev.registrysdk.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a token allows on one resource of a registry, for example {@code
 * repository:acme/web:pull,push}. Actions are sorted and free of duplicates, and {@code *} stands
 * for all of them, so that equal permissions are equal values.
 */
public final class Scope {
  private static final String ALL = "*";

  private final String resource;
  private final SortedSet<String> actions;

  private Scope(String resource, Collection<String> actions) {
    this.resource = resource;
    this.actions = new TreeSet<>(actions.contains(ALL) ? List.of(ALL) : actions);
  }

  /**
   * Actions on a repository.
   *
   * @param path the path of the repository inside its registry, for example {@code acme/web}
   * @param actions for example {@code pull}, {@code push} and {@code delete}
   * @return the scope
   * @throws IllegalArgumentException if a character of the path would change the scope's meaning
   */
  public static Scope repository(String path, String... actions) {
    if (path.isEmpty() || !path.chars().allMatch(Scope::harmless)) {
      throw new IllegalArgumentException(
          "A repository path has lower-case letters, digits, '.', '_', '-' and '/': " + path);
    }
    return new Scope("repository:" + path, Arrays.asList(actions));
  }

  /**
   * Listing the repositories of a registry.
   *
   * @return the scope {@code registry:catalog:*}
   */
  public static Scope catalog() {
    return new Scope("registry:catalog", List.of(ALL));
  }

  /**
   * Reads the scopes of a challenge, separated by spaces. What does not look like a scope is left
   * out: a server that sends it will say so again when the token does not suffice.
   */
  static List<Scope> parseAll(String text) {
    List<Scope> scopes = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      int type = word.indexOf(':');
      int last = word.lastIndexOf(':');
      if (type > 0 && last > type) {
        List<String> actions =
            Arrays.stream(word.substring(last + 1).split(",", -1))
                .filter(action -> !action.isEmpty())
                .toList();
        scopes.add(new Scope(word.substring(0, last), actions));
      }
    }
    return mergeAll(scopes);
  }

  /** Merges the scopes of each resource; the order of the resources is kept. */
  static List<Scope> mergeAll(Collection<Scope> scopes) {
    Map<String, Scope> merged = new LinkedHashMap<>();
    for (Scope scope : scopes) {
      if (!scope.actions.isEmpty()) {
        merged.merge(scope.resource, scope, Scope::merge);
      }
    }
    return List.copyOf(merged.values());
  }

  /** Whether each of the wanted scopes is covered by one of those that are there. */
  static boolean covers(Collection<Scope> there, Collection<Scope> wanted) {
    return wanted.stream().allMatch(one -> there.stream().anyMatch(scope -> scope.covers(one)));
  }

  /**
   * The resource without its actions.
   *
   * @return for example {@code repository:acme/web}
   */
  String resource() {
    return resource;
  }

  /**
   * This scope with the actions of another one added.
   *
   * @param other a scope of the same resource
   * @return the union
   * @throws IllegalArgumentException if the resources differ
   */
  public Scope merge(Scope other) {
    if (!resource.equals(other.resource)) {
      throw new IllegalArgumentException(
          "Scopes of different resources cannot be merged: " + this + " and " + other);
    }
    List<String> union = new ArrayList<>(actions);
    union.addAll(other.actions);
    return new Scope(resource, union);
  }

  /**
   * Whether whoever has this scope may do what the other one allows.
   *
   * @param other another scope
   * @return true if the resource is the same and every action is included
   */
  public boolean covers(Scope other) {
    return resource.equals(other.resource)
        && (actions.contains(ALL) || actions.containsAll(other.actions));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Scope other
        && resource.equals(other.resource)
        && actions.equals(other.actions);
  }

  @Override
  public int hashCode() {
    return 31 * resource.hashCode() + actions.hashCode();
  }

  /** The text form of the scope, as token services read it. */
  @Override
  public String toString() {
    return resource + ":" + String.join(",", actions);
  }

  private static boolean harmless(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-/".indexOf(c) >= 0;
  }
}
