package dev.registrysdk.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for another token when a repository that does not exist is pushed to, once: the token that
 * was issued before knows nothing of it. Thread-safe.
 */
final class FirstPushGuard implements Guard {
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Guard next;
  private final Repositories repositories;

  FirstPushGuard(Guard next, Repositories repositories) {
    this.next = next;
    this.repositories = repositories;
  }

  @Override
  public Access admit(IncomingRequest request, Scope needed) {
    Access access = next.admit(request, needed);
    if (request.method().equals("POST")
        && needed.actions().contains("push")
        && repositories.find(needed.name()).isEmpty()
        && asked.add(needed.name())) {
      throw TokenGuard.challenge(request, needed, "insufficient_scope");
    }
    return access;
  }
}
