package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lists the tags of a repository. */
record TagsEndpoint(Repositories repositories, Settings settings) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      throw exchange.methodNotAllowed();
    }
    StoredRepository repository = repositories.required(exchange.repository());
    Page page =
        Page.of(repository.tags(), exchange.request(), Integer.MAX_VALUE, settings.pageLimit());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", exchange.repository());
    json.put("tags", page.items());
    return page.reply(json);
  }
}
