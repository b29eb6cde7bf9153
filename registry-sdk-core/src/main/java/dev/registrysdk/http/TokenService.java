package dev.registrysdk.http;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor.Chain;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks a token service for a token: by GET with a user name and password or with nothing, by POST
 * with a refresh token, or where GET is not offered (distribution's token and OAuth 2
 * specifications).
 */
final class TokenService {
  private static final String CLIENT_ID = "registry-sdk-java";
  private static final long MAX_ANSWER = 64 * 1024;

  private final Surroundings surroundings;

  TokenService(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Token exchange(Chain chain, TokenKey key) throws IOException {
    try {
      return ask(chain, key, key.scopes());
    } catch (TokenFailure e) {
      if (!e.denied() || key.scopes().size() < 2) {
        throw e;
      }
      // Some services refuse the whole because of a part. The first scope is the one that matters.
      return ask(chain, key, key.scopes().subList(0, 1));
    }
  }

  private Token ask(Chain chain, TokenKey key, List<Scope> scopes) throws IOException {
    TokenAnswer answer = ask(chain, key, new Question(key.realm(), scopes));
    return Token.from(key, scopes, answer, surroundings.nanos().getAsLong());
  }

  private TokenAnswer ask(Chain chain, TokenKey key, Question question) throws IOException {
    if (key.credentials() instanceof Credentials.IdentityToken identity) {
      return send(chain, question.post("refresh_token", "refresh_token", identity.token()));
    }
    if (!(key.credentials() instanceof Credentials.Basic login)) {
      return send(chain, question.get());
    }
    try {
      return send(chain, question.get().header("Authorization", basic(login)));
    } catch (TokenFailure e) {
      if (!e.wrongMethod()) {
        throw e;
      }
      return send(
          chain,
          question.post("password", "username", login.username(), "password", login.password()));
    }
  }

  /**
   * What is asked of a token service.
   *
   * @param realm where to ask
   * @param scopes what the token shall allow
   */
  private record Question(Realm realm, List<Scope> scopes) {
    Request.Builder get() {
      HttpUrl.Builder url = realm.url().newBuilder();
      if (!realm.service().isEmpty()) {
        url.addQueryParameter("service", realm.service());
      }
      scopes.forEach(scope -> url.addQueryParameter("scope", scope.toString()));
      return new Request.Builder().url(url.build());
    }

    Request.Builder post(String grant, String... fields) {
      FormBody.Builder form = new FormBody.Builder();
      form.add("grant_type", grant).add("client_id", CLIENT_ID);
      if (!realm.service().isEmpty()) {
        form.add("service", realm.service());
      }
      if (!scopes.isEmpty()) {
        form.add("scope", scopes.stream().map(Scope::toString).collect(Collectors.joining(" ")));
      }
      for (int i = 0; i < fields.length; i += 2) {
        form.add(fields[i], fields[i + 1]);
      }
      return new Request.Builder().url(realm.url()).post(form.build());
    }
  }

  static String basic(Credentials.Basic login) {
    return okhttp3.Credentials.basic(login.username(), login.password(), StandardCharsets.UTF_8);
  }

  private TokenAnswer send(Chain chain, Request.Builder question) throws IOException {
    Request request =
        within(chain.request(), question).tag(TokenPurpose.class, TokenPurpose.TOKEN).build();
    try (Response response = chain.proceed(request)) {
      if (!response.isSuccessful()) {
        throw TokenFailure.status(request, response, surroundings.clock());
      }
      BufferedSource body = response.body().source();
      if (body.request(MAX_ANSWER + 1)) {
        throw TokenFailure.noToken(request); // too long to be an answer
      }
      return TokenAnswer.read(body).orElseThrow(() -> TokenFailure.noToken(request));
    } catch (RegistryIOException | TokenFailure e) {
      throw e;
    } catch (IOException e) {
      throw chain.call().isCanceled() ? e : TokenFailure.network(request, e);
    }
  }

  /** A request that belongs to the same call: the same tags and the same manners. */
  static Request.Builder within(Request call, Request.Builder other) {
    return other
        .header("User-Agent", String.valueOf(call.header("User-Agent")))
        .header("Accept-Encoding", "identity")
        .tag(CallSpec.class, call.tag(CallSpec.class))
        .tag(Registry.class, call.tag(Registry.class))
        .tag(Attempt.class, call.tag(Attempt.class));
  }
}
