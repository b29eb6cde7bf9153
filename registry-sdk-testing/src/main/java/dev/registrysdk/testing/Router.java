package dev.registrysdk.testing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds the endpoint of a request, checks that its sender may use it, and turns refusals into
 * replies.
 */
final class Router {
  /** Whoever asks for a token has none yet, and storage takes no tokens of a registry. */
  private static final Set<Route.Target> UNGUARDED =
      Set.of(Route.Target.TOKEN, Route.Target.OAUTH_TOKEN, Route.Target.STORAGE);

  private final Map<Route.Target, Endpoint> endpoints = new EnumMap<>(Route.Target.class);
  private final Guard guard;

  Router(Guard guard) {
    this.guard = guard;
  }

  Router with(Route.Target target, Endpoint endpoint) {
    endpoints.put(target, endpoint);
    return this;
  }

  /** Puts something around an endpoint that is already there. */
  Router around(Route.Target target, UnaryOperator<Endpoint> wrapping) {
    endpoints.computeIfPresent(target, (same, endpoint) -> wrapping.apply(endpoint));
    return this;
  }

  Reply answer(IncomingRequest request) {
    try {
      Exchange exchange = exchange(request);
      return endpoint(exchange).handle(exchange);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  /** The answer to a request that is refused whatever its body is. Changes nothing. */
  Optional<Reply> refusal(IncomingRequest head) {
    try {
      Exchange exchange = exchange(head);
      endpoint(exchange).requireHead(exchange);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.reply());
    }
  }

  private Exchange exchange(IncomingRequest request) {
    Route route =
        Route.of(request.path())
            .filter(found -> endpoints.containsKey(found.target()))
            .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    return new Exchange(request, route, admit(request, route));
  }

  private Endpoint endpoint(Exchange exchange) {
    return Objects.requireNonNull(endpoints.get(exchange.route().target()));
  }

  private Access admit(IncomingRequest request, Route route) {
    if (!route.repository().isEmpty() && !Names.isRepository(route.repository())) {
      throw Refusal.of(
          ErrorCode.NAME_INVALID,
          ErrorCode.NAME_INVALID.message(),
          Map.of("name", route.repository()));
    }
    return UNGUARDED.contains(route.target())
        ? Access.UNLIMITED
        : guard.admit(request, route.needed(request.method()));
  }
}
