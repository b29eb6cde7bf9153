package dev.registrysdk.testing;

import java.util.Optional;

/** Counts what is pulled over the public network, and refuses it once the quota is used up. */
record IcrPullMeter(IcrWorld world, Endpoint endpoint) implements Endpoint {
  @Override
  public void requireHead(Exchange head) {
    endpoint.requireHead(head);
  }

  @Override
  public Reply handle(Exchange exchange) {
    Optional<IcrNamespace> namespace =
        world.locked(() -> world.namespaces().find(IcrNamespace.of(exchange.repository())));
    if (namespace.isEmpty()
        || !exchange.method().equals("GET")
        || IcrNetwork.isPrivate(exchange.request())) {
      return endpoint.handle(exchange);
    }
    String account = namespace.get().account();
    if (world.locked(() -> world.accounts().of(account).isTrafficUsedUp())) {
      throw Refusal.of(
          ErrorCode.DENIED,
          "Your account has exceeded its pull traffic quota for the current month.");
    }
    Reply reply = endpoint.handle(exchange);
    return world.locked(
        () -> {
          world.accounts().of(account).addTraffic(reply.content().size());
          return reply;
        });
  }
}
