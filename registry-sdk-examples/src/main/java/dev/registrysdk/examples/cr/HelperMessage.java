package dev.registrysdk.examples.cr;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.registrysdk.auth.Credentials;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okio.Buffer;

/**
 * What a credential helper is told.
 *
 * @param key the name of the registry
 * @param credentials what is kept for it
 */
record HelperMessage(String key, Credentials credentials) {
  /** Says that the secret is an identity token. */
  static final String TOKEN_USER = "<token>";

  static final String NOT_FOUND = "credentials not found in native keychain";
  private static final String NO_KEY = "no credentials server URL";
  private static final String NO_USER = "no credentials username";

  /** The name of a registry, alone on the input. */
  static String key(String input) {
    String key = input.strip();
    if (key.isEmpty()) {
      throw new IllegalArgumentException(NO_KEY);
    }
    if (key.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("The name of the registry has control characters");
    }
    return key;
  }

  /** Reads the JSON of {@code store}; what is wrong with it is said without its content. */
  static HelperMessage parse(String input) {
    Map<String, String> members = new HashMap<>();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(input))) {
      reader.beginObject();
      while (reader.hasNext()) {
        members.put(reader.nextName(), reader.nextString());
      }
      reader.endObject();
    } catch (IOException | JsonDataException e) { // not kept: it quotes the input
      throw new IllegalArgumentException(
          "The input is not a JSON object with ServerURL, Username and Secret");
    }
    String key = key(members.getOrDefault("ServerURL", ""));
    String user = members.getOrDefault("Username", "");
    String secret = members.getOrDefault("Secret", "");
    if (user.isEmpty()) {
      throw new IllegalArgumentException(NO_USER);
    }
    return new HelperMessage(
        key,
        user.equals(TOKEN_USER)
            ? Credentials.identityToken(secret)
            : Credentials.basic(user, secret));
  }

  /** The answer to {@code get}. */
  static String answer(String key, Credentials credentials) {
    if (credentials instanceof Credentials.Basic login) {
      return answer(key, login.username(), login.password());
    }
    if (credentials instanceof Credentials.IdentityToken token) {
      return answer(key, TOKEN_USER, token.token());
    }
    throw new IllegalArgumentException(NOT_FOUND); // the protocol has no ready tokens
  }

  private static String answer(String key, String user, String secret) {
    return new Json()
        .with("ServerURL", key)
        .with("Username", user)
        .with("Secret", secret)
        .toString();
  }
}
