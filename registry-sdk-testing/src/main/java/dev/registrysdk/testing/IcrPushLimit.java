package dev.registrysdk.testing;

/**
 * Refuses pushes of accounts that have used up their storage quota. It looks when a blob's upload
 * starts: a push that has begun below the quota may end above it.
 */
record IcrPushLimit(IcrWorld world, Endpoint endpoint) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    if (world.locked(() -> isUsedUp(IcrNamespace.of(exchange.repository())))) {
      throw Refusal.of(ErrorCode.DENIED, "Your account has exceeded its image storage quota.");
    }
    return endpoint.handle(exchange);
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
