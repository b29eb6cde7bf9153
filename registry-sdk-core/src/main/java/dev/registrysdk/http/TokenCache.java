package dev.registrysdk.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens that were used last. */
final class TokenCache {
  private static final int MAX_ENTRIES = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TokenKey, Token> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenKey, Token> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /** A token for the same question or a wider one. */
  Optional<Token> find(TokenKey wanted, long now) {
    lock.lock();
    try {
      tokens.values().removeIf(token -> !token.fresh(now));
      Token exact = tokens.get(wanted);
      return exact != null
          ? Optional.of(exact)
          : tokens.values().stream().filter(token -> token.answers(wanted)).findFirst();
    } finally {
      lock.unlock();
    }
  }

  void put(Token token) {
    lock.lock();
    try {
      tokens.put(token.key(), token);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a token that was refused, unless it has been replaced already. */
  void drop(Token refused) {
    lock.lock();
    try {
      tokens.remove(refused.key(), refused);
    } finally {
      lock.unlock();
    }
  }
}
