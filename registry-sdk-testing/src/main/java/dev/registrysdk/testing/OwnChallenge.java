package dev.registrysdk.testing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a registry says about its token server, or would say if it had one. */
record OwnChallenge(String realm, String service, String scope) {
  private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");
  private static final Pattern SERVICE = Pattern.compile("service=\"([^\"]*)\"");

  /** The challenge for a request, taken from what the service says to one without a token. */
  static OwnChallenge of(FaultCall call) {
    IncomingRequest request = call.request();
    Reply refusal =
        call.service().apply(request.withTarget("GET", "/v2/").withoutHeader("Authorization"));
    Optional<String> bearer =
        refusal.header("WWW-Authenticate").filter(value -> value.startsWith("Bearer "));
    String scope =
        Route.of(request.path())
            .map(route -> route.needed(request.method()))
            .filter(needed -> !needed.isLogin())
            .map(Scope::toString)
            .orElse("");
    return new OwnChallenge(
        bearer.flatMap(value -> found(REALM, value)).orElse(request.origin() + TokenGuard.PATH),
        bearer.flatMap(value -> found(SERVICE, value)).orElse(TokenGuard.SERVICE),
        scope);
  }

  OwnChallenge withRealm(String other) {
    return new OwnChallenge(other, service, scope);
  }

  String basic() {
    return "Basic realm=\"" + service + "\"";
  }

  String bearer() {
    return "Bearer " + parameters();
  }

  String parameters() {
    return realmParameter() + serviceParameter() + scopeParameter();
  }

  String realmParameter() {
    return "realm=\"" + realm + "\"";
  }

  String serviceParameter() {
    return ",service=\"" + service + "\"";
  }

  String scopeParameter() {
    return scope.isEmpty() ? "" : ",scope=\"" + scope + "\"";
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
