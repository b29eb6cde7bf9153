package dev.registrysdk.testing;

/** Tells that this is a registry. */
final class PingEndpoint implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    return switch (exchange.method()) {
      case "GET", "HEAD" ->
          Reply.status(200)
              .withJson(java.util.Map.of())
              .withHeader("Docker-Distribution-Api-Version", "registry/2.0");
      default -> throw exchange.methodNotAllowed();
    };
  }
}
