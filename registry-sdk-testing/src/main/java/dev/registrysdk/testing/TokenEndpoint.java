package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The token server: trades credentials for bearer tokens. */
record TokenEndpoint(RegistryAuth auth, Tokens tokens) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    return switch (exchange.method()) {
      case "GET" -> get(exchange.request());
      case "POST" -> post(exchange.request());
      default -> throw exchange.methodNotAllowed();
    };
  }

  private Reply get(IncomingRequest request) {
    Query query = request.parameters();
    Optional<String> header = request.header("Authorization");
    @Nullable Member user =
        header
            .flatMap(Credentials::ofBasic)
            .flatMap(found -> auth.member(found.name(), found.password()))
            .orElse(null);
    if (user == null && (header.isPresent() || !auth.allowsAnonymousPull())) {
      throw BasicGuard.challenge(Scope.LOGIN);
    }
    Map<String, Object> json = granted(user, scopes(query));
    if (user != null && query.first("offline_token").filter("true"::equals).isPresent()) {
      json.put("refresh_token", tokens.issueRefreshToken(user));
    }
    return Reply.status(200).withJson(json);
  }

  private Reply post(IncomingRequest request) {
    Query form = Query.parse(request.bodyBytes().utf8());
    if (form.first("client_id").filter(id -> !id.isBlank()).isEmpty()) {
      return Reply.status(400)
          .withJson(
              Map.of("error", "invalid_request", "error_description", "client_id is required"));
    }
    Member user = ofGrant(form).orElseThrow(() -> BasicGuard.challenge(Scope.LOGIN));
    List<Scope> asked = scopes(form);
    List<Scope> scopes = limited(user, asked);
    Map<String, Object> json = granted(user, asked);
    json.put("scope", scopes.stream().map(Scope::toString).collect(Collectors.joining(" ")));
    if (form.first("access_type").filter("offline"::equals).isPresent()) {
      json.put("refresh_token", tokens.issueRefreshToken(user));
    }
    return Reply.status(200).withJson(json);
  }

  private Optional<Member> ofGrant(Query form) {
    return switch (form.first("grant_type").orElse("")) {
      case "password" ->
          auth.member(form.first("username").orElse(""), form.first("password").orElse(""));
      case "refresh_token" -> form.first("refresh_token").flatMap(tokens::ofRefreshToken);
      default -> Optional.empty();
    };
  }

  private Map<String, Object> granted(@Nullable Member user, List<Scope> asked) {
    String token = tokens.issue(limited(user, asked), asked, user);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("token", token);
    json.put("access_token", token);
    json.put("expires_in", tokens.lifetime().toSeconds());
    json.put("issued_at", tokens.clock().instant().toString());
    return json;
  }

  /** What of the asked scopes the user gets; somebody without a name may pull, but not browse. */
  private static List<Scope> limited(@Nullable Member user, List<Scope> asked) {
    Set<String> pull = Set.of("pull");
    return asked.stream()
        .map(scope -> user == null ? scope.limitedTo(pull) : user.limit(scope))
        .filter(scope -> !scope.actions().isEmpty())
        .toList();
  }

  static List<Scope> scopes(Query parameters) {
    return parameters.all("scope").stream()
        .flatMap(value -> Arrays.stream(value.split(" ")))
        .flatMap(value -> Scope.tryParse(value).stream())
        .toList();
  }
}
