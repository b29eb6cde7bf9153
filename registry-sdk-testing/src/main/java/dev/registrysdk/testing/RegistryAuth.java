package dev.registrysdk.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How a registry wants its clients to log in.
 *
 * <p>Immutable: each method returns a changed copy. {@link #toString()} never shows a password.
 *
 * <pre>{@code
 * RegistryAuth.basic("user", "secret")
 * RegistryAuth.token("user", "secret").anonymousPull()
 * RegistryAuth.token("user", "secret").withUser("reader", "secret2", "pull")
 * RegistryAuth.iam(iam, "us-south")
 * }</pre>
 */
public final class RegistryAuth {
  enum Kind {
    NONE,
    BASIC,
    TOKEN
  }

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final Kind kind;
  private final List<User> users;
  private final boolean anonymousPull;
  private final Duration lifetime;
  private final BiFunction<String, String, Optional<Member>> others;

  private RegistryAuth(
      Kind kind,
      List<User> users,
      boolean anonymousPull,
      Duration lifetime,
      BiFunction<String, String, Optional<Member>> others) {
    this.kind = kind;
    this.users = List.copyOf(users);
    this.anonymousPull = anonymousPull;
    this.lifetime = lifetime;
    this.others = others;
  }

  /**
   * No login: everybody may do everything.
   *
   * @return the value
   */
  public static RegistryAuth none() {
    return new RegistryAuth(Kind.NONE, List.of(), false, LIFETIME, RegistryAuth::nobody);
  }

  /**
   * A name and a password with every request. Missing or wrong ones are answered with 401 and a
   * {@code Basic} challenge.
   *
   * @param username the name of a user who may do everything
   * @param password the password
   * @return the value
   */
  public static RegistryAuth basic(String username, String password) {
    return of(Kind.BASIC, username, password);
  }

  /**
   * Bearer tokens from a token server, which is part of the registry at {@code /token}. It answers
   * GET with Basic credentials and POST with the grants {@code password} and {@code refresh_token},
   * and grants those of the asked scopes that the user has. Tokens expire by the registry's clock.
   *
   * <p>Without a token the registry answers 401 with a {@code Bearer} challenge; with one that is
   * unknown or has expired, the challenge says {@code invalid_token}; with one that lacks a scope,
   * {@code insufficient_scope}. Deleting needs the action {@code delete} or {@code *}.
   *
   * @param username the name of a user who may do everything
   * @param password the password
   * @return the value
   */
  public static RegistryAuth token(String username, String password) {
    return of(Kind.TOKEN, username, password);
  }

  /**
   * Bearer tokens as with {@link #token}, for whom IAM knows: the user name {@code iamapikey} goes
   * with an API key, {@code iambearer} with an access token, {@code iamrefresh} with a refresh
   * token, and the id of a trusted profile with the API key of a service ID that it trusts. The
   * first part of a repository's name is its namespace, and of the scopes those are granted that
   * the policies in the caller's own account allow: a Reader gets {@code pull}, a Writer {@code
   * push} and {@code delete} too.
   *
   * @param iam who is known there, and what they may do
   * @param region what policies call the place of this registry, for example {@code us-south}, or
   *     {@code global}
   * @return the value
   */
  public static RegistryAuth iam(InMemoryIam iam, String region) {
    IcrAuthority authority = iam.authority();
    return new RegistryAuth(
        Kind.TOKEN,
        List.of(),
        false,
        LIFETIME,
        (username, password) ->
            authority.ofLogin(username, password).map(caller -> new IamMember(caller, region)));
  }

  /**
   * {@link #iam(InMemoryIam, String)} for the global registry.
   *
   * @param iam who is known there, and what they may do
   * @return the value
   */
  public static RegistryAuth iam(InMemoryIam iam) {
    return iam(iam, "global");
  }

  /**
   * The same, but everybody may pull. With {@link #basic} a pull needs no credentials then; with
   * {@link #token} the token server gives a pull token to those who send none.
   *
   * @return a copy
   */
  public RegistryAuth anonymousPull() {
    return new RegistryAuth(kind, users, true, lifetime, others);
  }

  /**
   * The same with another user, who may do only some things.
   *
   * @param username the name of the user
   * @param password the password
   * @param actions what the user may do in every repository: {@code pull}, {@code push}, {@code
   *     delete}, or {@code *} for everything
   * @return a copy
   * @throws IllegalStateException if this is {@link #none()}
   */
  public RegistryAuth withUser(String username, String password, String... actions) {
    if (kind == Kind.NONE) {
      throw new IllegalStateException(
          "RegistryAuth.none() has no users: start from basic(…) or token(…)");
    }
    List<User> more = new ArrayList<>(users);
    more.add(new User(username, password, Set.of(actions)));
    return new RegistryAuth(kind, more, anonymousPull, lifetime, others);
  }

  /**
   * The same with another lifetime of its bearer tokens, which is 5 minutes otherwise.
   *
   * @param newLifetime how long a token is valid
   * @return a copy
   * @throws IllegalArgumentException if the lifetime is not positive
   */
  public RegistryAuth tokenLifetime(Duration newLifetime) {
    if (newLifetime.isNegative() || newLifetime.isZero()) {
      throw new IllegalArgumentException("A token lifetime must be positive, not " + newLifetime);
    }
    return new RegistryAuth(kind, users, anonymousPull, newLifetime, others);
  }

  @Override
  public String toString() {
    return kind + " " + users.stream().map(User::name).toList();
  }

  Kind kind() {
    return kind;
  }

  List<User> users() {
    return users;
  }

  /** Whom a name and a password belong to, at the token server. */
  Optional<Member> member(String name, String password) {
    return User.of(users, name, password)
        .<Member>map(user -> user)
        .or(() -> others.apply(name, password));
  }

  boolean allowsAnonymousPull() {
    return anonymousPull;
  }

  Duration lifetime() {
    return lifetime;
  }

  private static Optional<Member> nobody(String name, String password) {
    return Optional.empty();
  }

  private static RegistryAuth of(Kind kind, String username, String password) {
    List<User> users = List.of(new User(username, password, User.EVERYTHING));
    return new RegistryAuth(kind, users, false, LIFETIME, RegistryAuth::nobody);
  }
}
