package dev.registrysdk.testing;

import java.util.List;
import java.util.function.Function;

/**
 * Challenges of a 401 that are legal or common, and that clients stumble over. Where one names a
 * token server, it is that of the registry itself, so a client that understands it gets on.
 */
public enum OddChallenge {
  /** No {@code WWW-Authenticate} at all. */
  NONE(own -> List.of()),
  /** {@code Basic} and {@code Bearer}, in two headers. */
  BASIC_AND_BEARER(own -> List.of(own.basic(), own.bearer())),
  /** {@code Basic} and {@code Bearer}, in one header with a comma between them. */
  SEVERAL_IN_ONE_HEADER(own -> List.of(own.basic() + ", " + own.bearer())),
  /** Only a scheme that is not about registries: {@code Negotiate}. */
  UNKNOWN_SCHEME(own -> List.of("Negotiate")),
  /** An unknown scheme, then {@code Bearer}, in one header. */
  UNKNOWN_SCHEME_FIRST(own -> List.of("Negotiate dG9rZW4=, " + own.bearer())),
  /** {@code Bearer} without {@code service}. */
  WITHOUT_SERVICE(own -> List.of("Bearer " + own.realmParameter() + own.scopeParameter())),
  /** Quoted values with commas, equals signs and escaped quotes. */
  QUOTED_COMMAS(
      own ->
          List.of(
              "Bearer error_description=\"log in, then \\\"again\\\", realm=none\","
                  + own.parameters())),
  /** The scheme in lower case, and spaces around the commas. */
  LOWER_CASE(own -> List.of("bearer " + own.parameters().replace("\",", "\" , "))),
  /** An empty {@code scope}. */
  EMPTY_SCOPE(
      own ->
          List.of("Bearer " + own.realmParameter() + own.serviceParameter() + ",scope=\"\"")),
  /** A {@code realm} that is a text, not a URL. */
  REALM_NOT_A_URL(own -> List.of("Bearer realm=\"Registry login\"" + own.serviceParameter())),
  /** {@code Bearer} without {@code realm}. */
  WITHOUT_REALM(own -> List.of("Bearer service=\"" + own.service() + "\"")),
  /** The error of a token that is valid but not for this. */
  INSUFFICIENT_SCOPE(own -> List.of(own.bearer() + ",error=\"insufficient_scope\""));

  private final Function<OwnChallenge, List<String>> values;

  OddChallenge(Function<OwnChallenge, List<String>> values) {
    this.values = values;
  }

  /** The values of {@code WWW-Authenticate}. */
  List<String> values(OwnChallenge own) {
    return values.apply(own);
  }
}
