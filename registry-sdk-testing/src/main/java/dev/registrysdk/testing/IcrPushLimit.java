package dev.registrysdk.testing;

/**
 * Refuses pushes of accounts that have used up their storage quota. It looks when a blob's upload
 * starts: a push that has begun below the quota may end above it.
 */
record IcrPushLimit(IcrWorld world, Endpoint endpoint) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    requireQuota(exchange);
    return endpoint.handle(exchange);
  }

  @Override
  public void requireHead(Exchange head) {
    requireQuota(head);
    endpoint.requireHead(head);
  }

  private void requireQuota(Exchange exchange) {
    if (world.locked(() -> isUsedUp(IcrNamespace.of(exchange.repository())))) {
      throw Refusal.of(ErrorCode.DENIED, "Your account has exceeded its image storage quota.");
    }
  }

  private boolean isUsedUp(String namespace) {
    return world
        .namespaces()
        .find(namespace)
        .map(IcrNamespace::account)
        .filter(
            account -> {
              long limit = world.accounts().of(account).storageLimit();
              return limit != IcrAccount.UNLIMITED && world.storedBytes(account) >= limit;
            })
        .isPresent();
  }
}
