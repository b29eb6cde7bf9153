package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The token service of the data plane: trades an API key or an IAM token, sent as Basic
 * credentials, for a registry token. Who sends none gets a token for public images.
 */
record IcrTokenEndpoint(IcrAuthority authority, IcrWorld world, IcrSessions sessions)
    implements Endpoint {
  private static final Map<String, IcrAction> ACTIONS =
      Map.of(
          "pull", IcrAction.IMAGE_PULL,
          "push", IcrAction.IMAGE_PUSH,
          "delete", IcrAction.IMAGE_DELETE);

  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.method().equals("GET")) {
      throw exchange.methodNotAllowed();
    }
    IncomingRequest request = exchange.request();
    IcrAuthority.@Nullable Caller caller =
        request.header("Authorization").map(this::signedIn).orElse(null);
    List<Scope> asked = TokenEndpoint.scopes(request.parameters());
    String token = sessions.issue(new IcrSession(caller, asked, granted(caller, asked)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("token", token);
    json.put("access_token", token);
    json.put("expires_in", sessions.tokens().lifetime().toSeconds());
    json.put("issued_at", sessions.tokens().clock().instant().toString());
    return Reply.status(200).withJson(json);
  }

  private IcrAuthority.Caller signedIn(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      throw Refusal.of(
              ErrorCode.UNSUPPORTED, "The requested authentication method is not supported")
          .withStatus(400);
    }
    @Nullable ByteString decoded = ByteString.decodeBase64(header.substring(6).trim());
    String text = decoded == null ? "" : decoded.utf8();
    int colon = text.indexOf(':');
    return Optional.of(colon)
        .filter(found -> found > 0)
        .flatMap(found -> authority.ofLogin(text.substring(0, found), text.substring(found + 1)))
        .orElseThrow(
            () ->
                Refusal.of(ErrorCode.UNAUTHORIZED, "The user name and password do not match")
                    .withStatus(400));
  }

  private List<Scope> granted(IcrAuthority.@Nullable Caller caller, List<Scope> asked) {
    List<Scope> granted = new ArrayList<>();
    for (Scope scope : asked) {
      Scope allowed = scope.limitedTo(allowed(caller, IcrNamespace.of(scope.name())));
      if (scope.type().equals("repository") && !allowed.actions().isEmpty()) {
        granted.add(allowed);
      }
    }
    return granted;
  }

  private Set<String> allowed(IcrAuthority.@Nullable Caller caller, String namespace) {
    if (world.namespaces().isPublic(namespace)) {
      return Set.of("pull");
    }
    Optional<String> group = world.locked(() -> world.namespaces().groupOf(namespace));
    Set<String> allowed = new LinkedHashSet<>();
    if (caller != null) {
      ACTIONS.forEach(
          (action, needed) -> {
            if (caller.may(needed, world.region(), Optional.of(namespace), group)) {
              allowed.add(action);
            }
          });
    }
    return allowed;
  }
}
