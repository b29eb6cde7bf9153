package dev.registrysdk.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/**
 * One way to prove who is asking, as a server offers it in {@code WWW-Authenticate}.
 *
 * @param scheme the scheme in lower case, for example {@code bearer}
 * @param parameters the parameters, names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final int MAX_HEADERS = 16;

  /** Makes the parameters immutable. */
  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** All challenges of an answer, in their order. */
  static List<Challenge> of(Headers headers) {
    return headers.values("WWW-Authenticate").stream()
        .limit(MAX_HEADERS)
        .flatMap(header -> ChallengeParser.parse(header).stream())
        .toList();
  }

  static Optional<Challenge> find(List<Challenge> challenges, String scheme) {
    return challenges.stream().filter(one -> one.scheme.equals(scheme)).findFirst();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  List<Scope> scopes() {
    return parameter("scope").map(Scope::parseAll).orElse(List.of());
  }
}
