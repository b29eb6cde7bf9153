package dev.registrysdk.http;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Proves to a registry who is asking. The first request to a registry goes out without a proof and
 * is answered with a challenge; later ones get theirs before they are sent. Requests to any other
 * origin get none.
 */
final class Auth implements Interceptor {
  /** One new proof after a refusal, and one more if the challenge asks for more than it had. */
  private static final int MAX_ANSWERS = 2;

  private final CredentialProvider provider;
  private final Tokens tokens;
  private final Map<AuthTarget, Way> ways = new ConcurrentHashMap<>();

  Auth(CredentialProvider provider, Tokens tokens) {
    this.provider = provider;
    this.tokens = tokens;
  }

  /** How a registry wants it proved, as learned from its last challenge. */
  sealed interface Way {
    /** With a user name and password in each request. */
    record Basic() implements Way {}

    /**
     * With tokens.
     *
     * @param realm where they come from
     */
    record Bearer(Realm realm) implements Way {}
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Registry registry = Registry.of(request);
    if (!registry.owns(request.url())
        || request.header("Authorization") != null
        || CallSpec.of(request).isAnonymous()) {
      return chain.proceed(request);
    }
    Login login;
    try {
      login = new Login(chain, provider, tokens, ways);
    } catch (RegistryException e) {
      throw new RegistryIOException(e);
    }
    try {
      return converse(chain, login);
    } catch (TokenFailure e) {
      throw new RegistryIOException(
          e.tell(CallSpec.of(request).what(), registry, login.identity()));
    } catch (RegistryException e) {
      throw new RegistryIOException(e);
    }
  }

  private static Response converse(Chain chain, Login login) throws IOException {
    Proof proof = login.first();
    for (int answers = 0; ; answers++) {
      Response response = chain.proceed(proof.applyTo(chain.request()));
      if (answers == MAX_ANSWERS || !login.concerns(response)) {
        return response;
      }
      Response kept = ErrorBody.inMemory(response);
      Optional<Proof> next = login.answer(kept, proof, answers);
      if (next.isEmpty()) {
        return kept;
      }
      proof = next.get();
    }
  }
}
