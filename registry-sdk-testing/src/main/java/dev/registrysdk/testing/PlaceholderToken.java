package dev.registrysdk.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a recording in place of a token. A JSON web token keeps its form and the claims by
 * which a client knows account, rights and time; its signature and whatever tells of a person go.
 */
final class PlaceholderToken {
  private static final Set<String> HEADER = Set.of("alg", "typ");
  private static final Set<String> CLAIMS =
      Set.of(
          "iss",
          "aud",
          "exp",
          "iat",
          "nbf",
          "scope",
          "access",
          "grant_type",
          "sub_type",
          "account",
          "iam_id",
          "realmid",
          "client_id");

  /** What is kept of the objects in claims: of the account, and of what a registry grants. */
  private static final Set<String> INNER = Set.of("bss", "valid", "type", "name", "actions");

  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf");

  /** What IBM Cloud IAM writes in place of a refresh token. */
  private static final String NONE = "not_supported";

  private PlaceholderToken() {}

  /** The placeholder of a token; that of a placeholder is itself. */
  static String of(String token) {
    if (token.isEmpty() || token.equals(NONE)) {
      return token;
    }
    return parts(token).map(parts -> joined(parts, 0)).orElse(SecretNames.SCRUBBED);
  }

  /** The same token, issued some seconds later; any other text stays as it is. */
  static String later(String token, long seconds) {
    return parts(token).map(parts -> joined(parts, seconds)).orElse(token);
  }

  private static String joined(List<Map<?, ?>> parts, long seconds) {
    return encoded(Json.write(kept(parts.get(0), HEADER, 0)))
        + "."
        + encoded(Json.write(kept(parts.get(1), CLAIMS, seconds)))
        + "."
        + encoded(SecretNames.SCRUBBED);
  }

  private static Optional<List<Map<?, ?>>> parts(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    List<Map<?, ?>> objects = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      decoded(parts[i]).flatMap(Json::tryObject).ifPresent(objects::add);
    }
    return objects.size() == 2 ? Optional.of(objects) : Optional.empty();
  }

  private static Map<?, ?> kept(Map<?, ?> object, Set<String> names, long seconds) {
    Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          if (names.contains(String.valueOf(name)) && !isOfPerson(value)) {
            boolean time = TIMES.contains(String.valueOf(name));
            kept.put(name, kept(value, time ? seconds : 0));
          }
        });
    return kept;
  }

  private static @Nullable Object kept(@Nullable Object value, long seconds) {
    if (value instanceof Map<?, ?> inner) {
      return kept(inner, INNER, 0);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(kept(element, 0)));
      return copy;
    }
    return value instanceof Number number && seconds != 0
        ? number.longValue() + seconds
        : Json.withWholeNumbers(value);
  }

  private static boolean isOfPerson(@Nullable Object value) {
    return value instanceof String text && text.indexOf('@') >= 0;
  }

  private static Optional<String> decoded(String part) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
