package dev.registrysdk.testing;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Somebody whom IAM knows, at the token server: the roles decide, each time anew. */
record IamMember(IcrAuthority.Caller caller, String region) implements Member {
  @Override
  public Scope limit(Scope asked) {
    Set<String> allowed = new LinkedHashSet<>();
    if (asked.type().equals("repository")) {
      Optional<String> namespace = Optional.of(namespace(asked.name()));
      add(allowed, "pull", IcrAction.IMAGE_PULL, namespace);
      add(allowed, "push", IcrAction.IMAGE_PUSH, namespace);
      add(allowed, "delete", IcrAction.IMAGE_DELETE, namespace);
    } else {
      add(allowed, "*", IcrAction.IMAGE_LIST, Optional.empty());
    }
    return asked.limitedTo(allowed);
  }

  private void add(Set<String> allowed, String name, IcrAction action, Optional<String> namespace) {
    if (caller.may(action, region, namespace)) {
      allowed.add(name);
    }
  }

  /** The first part of a repository's name. */
  private static String namespace(String repository) {
    int slash = repository.indexOf('/');
    return slash < 0 ? repository : repository.substring(0, slash);
  }
}
