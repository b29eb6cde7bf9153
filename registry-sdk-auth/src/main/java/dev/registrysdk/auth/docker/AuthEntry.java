package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of {@code auths}: what is shown to one registry. */
final class AuthEntry {
  /** The user name under which docker hands identity tokens around. */
  static final String TOKEN_USER = "<token>";

  private static final List<String> SECRETS =
      List.of("auth", "username", "password", "identitytoken", "registrytoken");

  private final String key;
  private final Map<String, Object> members;

  AuthEntry(String key, Map<String, Object> members) {
    this.key = key;
    this.members = members;
  }

  /** The key as it is spelled. */
  String key() {
    return key;
  }

  /** A ready token, which goes before everything else, a credential helper too. */
  Optional<Credentials> registryToken() {
    return text("registrytoken").map(token -> token("registrytoken", token));
  }

  /** What the entry holds; empty for one that only marks a registry. */
  Optional<Credentials> credentials() {
    return registryToken()
        .or(() -> text("identitytoken").map(token -> token("identitytoken", token)))
        .or(() -> login().map(this::credentials));
  }

  /** The user name, for those who list what is there. */
  Optional<String> username() {
    return login().map(Login::username).filter(user -> !user.equals(TOKEN_USER));
  }

  private record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login";
    }
  }

  private Optional<Login> login() {
    Optional<String> auth = text("auth");
    if (auth.isPresent()) {
      return Optional.of(decode(auth.get()));
    }
    return text("username")
        .flatMap(user -> text("password").map(password -> new Login(user, password)));
  }

  private Login decode(String auth) {
    String text;
    try {
      byte[] bytes = Base64.getDecoder().decode(auth.strip());
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) { // not a cause: it quotes
      throw problem("auth is not text in base64");
    }
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw problem("auth is not the base64 of a user name, a colon and a password");
    }
    int end = text.length();
    while (end > colon + 1 && text.charAt(end - 1) == 0) { // docker once padded with them
      end--;
    }
    return new Login(text.substring(0, colon), text.substring(colon + 1, end));
  }

  private Credentials credentials(Login login) {
    if (login.username().equals(TOKEN_USER)) {
      return token("auth", login.password());
    }
    try {
      return Credentials.basic(login.username(), login.password());
    } catch (IllegalArgumentException e) {
      throw problem("username has a colon");
    }
  }

  private Credentials token(String member, String token) {
    try {
      return member.equals("registrytoken")
          ? Credentials.bearerToken(token)
          : Credentials.identityToken(token);
    } catch (IllegalArgumentException e) {
      throw problem(member + " holds no token: a token is visible ASCII without white space");
    }
  }

  private Optional<String> text(String name) {
    try {
      return Json.text(members, name);
    } catch (JsonProblem e) {
      throw problem(e.clause());
    }
  }

  private JsonProblem problem(String complaint) {
    return new JsonProblem("in the entry of " + Names.key(key) + ", " + complaint);
  }

  /** Puts credentials into an entry, and leaves what else it has. */
  static void write(Map<String, Object> members, Credentials credentials) {
    clear(members);
    if (credentials instanceof Credentials.Basic basic) {
      members.put("auth", encode(basic.username(), basic.password()));
    } else if (credentials instanceof Credentials.IdentityToken token) {
      members.put("auth", encode(TOKEN_USER, "")); // podman skips entries that have none
      members.put("identitytoken", token.token());
    } else if (credentials instanceof Credentials.BearerToken token) {
      members.put("registrytoken", token.token());
    }
  }

  /** Takes the credentials out of an entry. */
  static void clear(Map<String, Object> members) {
    members.keySet().removeAll(SECRETS);
  }

  static String encode(String username, String password) {
    return Base64.getEncoder()
        .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "entry of " + Names.key(key);
  }
}
