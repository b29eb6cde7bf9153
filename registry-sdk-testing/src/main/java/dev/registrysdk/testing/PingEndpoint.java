package dev.registrysdk.testing;

import java.util.Map;

/** Tells that this is a registry. */
final class PingEndpoint implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    return switch (exchange.method()) {
      case "GET", "HEAD" ->
          Reply.status(200)
              .withJson(Map.of())
              .withHeader("Docker-Distribution-Api-Version", "registry/2.0");
      default -> throw exchange.methodNotAllowed();
    };
  }
}
