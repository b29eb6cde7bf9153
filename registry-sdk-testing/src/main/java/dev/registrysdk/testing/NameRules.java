package dev.registrysdk.testing;

import java.util.Map;

/** Refuses names of repositories that have too few parts for this registry. */
record NameRules(Endpoint next, Settings settings) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    requireParts(exchange);
    return next.handle(exchange);
  }

  @Override
  public void requireHead(Exchange head) {
    requireParts(head);
    next.requireHead(head);
  }

  private void requireParts(Exchange exchange) {
    String name = exchange.repository();
    if (name.split("/", -1).length < settings.limit(Limit.NAME_PARTS)) {
      throw settings.refusal(
          Limit.NAME_PARTS,
          Refusal.of(
              ErrorCode.NAME_INVALID, ErrorCode.NAME_INVALID.message(), Map.of("name", name)));
    }
  }
}
