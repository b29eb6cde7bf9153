package dev.registrysdk.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import okhttp3.Interceptor.Chain;

/** Tokens from memory or from their service; many threads with one question ask it once. */
final class Tokens {
  private final TokenService service;
  private final TokenCache cache = new TokenCache();
  private final Map<TokenKey, CompletableFuture<Token>> underWay = new ConcurrentHashMap<>();
  private final Surroundings surroundings;

  Tokens(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = new TokenService(surroundings);
  }

  Token get(Chain chain, TokenKey key) throws IOException {
    while (true) {
      CompletableFuture<Token> mine = new CompletableFuture<>();
      CompletableFuture<Token> first = underWay.putIfAbsent(key, mine);
      if (first == null) {
        return ask(chain, key, mine);
      }
      try {
        return first.get();
      } catch (CancellationException e) {
        Logs.debug("Whoever asked for a token was cancelled; asking again");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException e) {
        throw Flight.interrupted(e);
      }
    }
  }

  /** Forgets a token that a registry refused. */
  void drop(Token refused) {
    cache.drop(refused);
  }

  private Token ask(Chain chain, TokenKey key, CompletableFuture<Token> promise)
      throws IOException {
    try {
      Optional<Token> kept = cache.find(key, surroundings.nanos().getAsLong());
      Token token = kept.isPresent() ? kept.get() : service.exchange(chain, key);
      cache.put(token);
      promise.complete(token);
      return token;
    } catch (TokenFailure e) {
      promise.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key, promise);
      promise.cancel(false); // does nothing unless this call ended without a result to share
    }
  }
}
