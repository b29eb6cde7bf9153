package dev.registrysdk.testing;

import java.util.Set;

/** Refuses manifests of Docker's first schema, which the service has stopped taking. */
record IcrSchemaCheck(Endpoint endpoint) implements Endpoint {
  /** The media types of Docker's first schema. */
  static final Set<String> SCHEMA_1 =
      Set.of(
          "application/vnd.docker.distribution.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v1+prettyjws");

  @Override
  public Reply handle(Exchange exchange) {
    requireSchema(exchange);
    return endpoint.handle(exchange);
  }

  @Override
  public void requireHead(Exchange head) {
    requireSchema(head);
    endpoint.requireHead(head);
  }

  private static void requireSchema(Exchange exchange) {
    String type =
        exchange.request().header("Content-Type").map(ManifestPush::withoutParameters).orElse("");
    if (exchange.method().equals("PUT") && SCHEMA_1.contains(type)) {
      throw Refusal.of(
          ErrorCode.MANIFEST_INVALID, "manifests of Docker's schema 1 are not supported");
    }
  }
}
