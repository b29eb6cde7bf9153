package dev.registrysdk.testing;

import java.util.List;

/**
 * Challenges of a 401 that are legal or common, and that clients stumble over. Where one names a
 * token server, it is that of the registry itself, so a client that understands it gets on.
 */
public enum OddChallenge {
  /** No {@code WWW-Authenticate} at all. */
  NONE,
  /** {@code Basic} and {@code Bearer}, in two headers. */
  BASIC_AND_BEARER,
  /** {@code Basic} and {@code Bearer}, in one header with a comma between them. */
  SEVERAL_IN_ONE_HEADER,
  /** Only a scheme that is not about registries: {@code Negotiate}. */
  UNKNOWN_SCHEME,
  /** An unknown scheme, then {@code Bearer}, in one header. */
  UNKNOWN_SCHEME_FIRST,
  /** {@code Bearer} without {@code service}. */
  WITHOUT_SERVICE,
  /** {@code Bearer} without {@code realm}. */
  WITHOUT_REALM,
  /** A {@code realm} that is a text, not a URL. */
  REALM_NOT_A_URL,
  /** An empty {@code scope}. */
  EMPTY_SCOPE,
  /** A quoted value with commas, an equals sign and escaped quotes. */
  QUOTED_COMMAS,
  /** The scheme in lower case, and spaces around the commas. */
  LOWER_CASE,
  /** The error of a token that is valid, but not for this. */
  INSUFFICIENT_SCOPE;

  /** The values of {@code WWW-Authenticate}. */
  List<String> values(OwnChallenge own) {
    return switch (this) {
      case NONE -> List.of();
      case BASIC_AND_BEARER -> List.of(own.basic(), own.bearer());
      case SEVERAL_IN_ONE_HEADER -> List.of(own.basic() + ", " + own.bearer());
      case UNKNOWN_SCHEME -> List.of("Negotiate");
      case UNKNOWN_SCHEME_FIRST -> List.of("Negotiate dG9rZW4=, " + own.bearer());
      case WITHOUT_SERVICE -> List.of("Bearer " + own.realmParameter() + own.scopeParameter());
      case WITHOUT_REALM -> List.of("Bearer service=\"" + own.service() + "\"");
      case REALM_NOT_A_URL -> List.of("Bearer realm=\"Registry login\"" + own.serviceParameter());
      case EMPTY_SCOPE ->
          List.of("Bearer " + own.realmParameter() + own.serviceParameter() + ",scope=\"\"");
      case QUOTED_COMMAS ->
          List.of(
              "Bearer error_description=\"log in, then \\\"again\\\", realm=none\","
                  + own.parameters());
      case LOWER_CASE -> List.of("bearer " + own.parameters().replace("\",", "\" , "));
      case INSUFFICIENT_SCOPE -> List.of(own.bearer() + ",error=\"insufficient_scope\"");
    };
  }
}
