package dev.registrysdk.http;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor.Chain;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Finds the proofs for one request: the first, and others when the registry refuses it. */
final class Login {
  private final Chain chain;
  private final CredentialProvider provider;
  private final Tokens tokens;
  private final Map<AuthTarget, Auth.Way> ways;
  private final Registry registry;
  private final CallSpec spec;
  private final boolean withheld;
  private @Nullable Credentials credentials;
  private boolean renewed;

  Login(Chain chain, CredentialProvider provider, Tokens tokens, Map<AuthTarget, Auth.Way> ways) {
    this.chain = chain;
    this.provider = provider;
    this.tokens = tokens;
    this.ways = ways;
    this.registry = Registry.of(chain.request());
    this.spec = CallSpec.of(chain.request());
    Credentials found = provider.credentials(registry.target()).orElse(null);
    this.withheld = found != null && !Registry.confidential(registry.root());
    this.credentials = withheld ? null : found;
  }

  /** As whom the caller can act at best. */
  Identity identity() {
    if (credentials != null) {
      return Identity.KNOWN;
    }
    if (withheld) {
      return Identity.WITHHELD;
    }
    return provider.withholds(registry.target()) ? Identity.FOR_OTHERS : Identity.NOBODY;
  }

  /** What to show before the registry has said anything about this request. */
  Proof first() throws IOException {
    if (credentials instanceof Credentials.BearerToken ready) {
      return Proof.of("Bearer " + ready.token());
    }
    Auth.Way way = ways.get(registry.target());
    if (way != null) {
      return prove(way, spec.scopes());
    }
    return Proof.none(credentials == null ? identity() : Identity.UNASKED);
  }

  /** Whether another proof could change an answer. */
  boolean concerns(Response response) {
    RequestBody body = chain.request().body();
    return (response.code() == 401 || response.code() == 403)
        && registry.owns(response.request().url()) // never answer who was only redirected to
        && (body == null || !body.isOneShot());
  }

  /** The next proof after a refusal, if there is one that the registry has not seen. */
  Optional<Proof> answer(Response refusal, Proof refused, int answers) throws IOException {
    if (refusal.code() == 403) {
      return refused.identity() == Identity.UNASKED ? unasked(refusal) : Optional.empty();
    }
    if (credentials instanceof Credentials.BearerToken) {
      return renew() ? Optional.of(first()) : Optional.empty();
    }
    return answer(Challenge.of(refusal.headers()), refusal, refused, answers);
  }

  /** A registry that says "denied" to strangers where others ask who they are. */
  private Optional<Proof> unasked(Response refusal) throws IOException {
    List<Challenge> challenges = Challenge.of(refusal.headers());
    if (challenges.isEmpty() && registry.target().plane() == AuthTarget.Plane.DATA) {
      Request.Builder ping =
          new Request.Builder().url(registry.root().newBuilder().addPathSegments("v2/").build());
      try (Response pong = chain.proceed(TokenService.within(chain.request(), ping).build())) {
        challenges = registry.owns(pong.request().url()) ? Challenge.of(pong.headers()) : List.of();
      }
    }
    return answer(challenges, refusal, Proof.none(Identity.UNASKED), 0);
  }

  private Optional<Proof> answer(
      List<Challenge> challenges, Response refusal, Proof refused, int answers) throws IOException {
    Optional<Challenge> bearer = Challenge.find(challenges, "bearer");
    if (bearer.isPresent()) {
      return bearer(bearer.get(), refusal, refused, answers);
    }
    if (Challenge.find(challenges, "basic").isEmpty()) {
      return Optional.empty();
    }
    boolean shown = refused.header() != null && refused.token() == null;
    if (!(credentials instanceof Credentials.Basic) || (shown && !renew())) {
      return Optional.empty();
    }
    Auth.Way way = new Auth.Way.Basic();
    ways.put(registry.target(), way);
    return Optional.of(prove(way, List.of()));
  }

  private Optional<Proof> bearer(Challenge challenge, Response refusal, Proof refused, int answers)
      throws IOException {
    Realm realm = Realm.of(registry, refusal.request().url(), challenge);
    List<Scope> missing = challenge.scopes();
    Token token = refused.token();
    if (token != null) {
      tokens.drop(token);
      if (answers > 0 && Scope.covers(token.key().scopes(), missing)) {
        return Optional.empty(); // it was fresh, and there is nothing more to ask for
      }
    }
    List<Scope> wanted = spec.scopes();
    if (!Scope.covers(wanted, missing)) {
      List<Scope> both = new ArrayList<>(missing); // some services look at the first only
      both.addAll(wanted);
      wanted = Scope.mergeAll(both);
    }
    Auth.Way way = new Auth.Way.Bearer(realm);
    ways.put(registry.target(), way);
    return Optional.of(prove(way, wanted));
  }

  private Proof prove(Auth.Way way, List<Scope> scopes) throws IOException {
    if (way instanceof Auth.Way.Bearer bearer) {
      return Proof.of(identity(), token(bearer.realm(), scopes));
    }
    return credentials instanceof Credentials.Basic login
        ? Proof.of(TokenService.basic(login))
        : Proof.none(identity());
  }

  private Token token(Realm realm, List<Scope> scopes) throws IOException {
    try {
      return tokens.get(chain, new TokenKey(registry, realm, credentials, scopes));
    } catch (TokenFailure e) {
      if (!e.unauthorized() || !renew()) {
        throw e;
      }
      return tokens.get(chain, new TokenKey(registry, realm, credentials, scopes));
    }
  }

  /** Gives refused credentials back to their provider; true if it has others now. */
  private boolean renew() {
    if (credentials == null) {
      return false;
    }
    provider.refused(registry.target(), credentials);
    Optional<Credentials> others =
        renewed ? Optional.empty() : provider.credentials(registry.target());
    renewed = true;
    if (others.isEmpty() || others.get().equals(credentials)) {
      return false;
    }
    credentials = others.get();
    return true;
  }
}
