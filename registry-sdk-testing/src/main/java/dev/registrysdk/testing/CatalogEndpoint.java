package dev.registrysdk.testing;

import java.util.Map;

/** Lists the repositories. */
record CatalogEndpoint(Repositories repositories, Settings settings) implements Endpoint {
  private static final int USUAL_SIZE = 100;

  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      throw exchange.methodNotAllowed();
    }
    settings.require(Feature.CATALOG, Refusal.of(ErrorCode.UNAUTHORIZED));
    Page.requireAsked(exchange.request(), settings, Limit.REPOSITORIES_ASKED);
    Page page = Page.of(repositories.names(), exchange.request(), USUAL_SIZE, settings.pageLimit());
    return page.reply(Map.of("repositories", page.items()));
  }
}
