package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the tags of a repository. */
record TagsEndpoint(Repositories repositories, Settings settings) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      throw exchange.methodNotAllowed();
    }
    StoredRepository repository = repositories.required(exchange.repository());
    Page page = page(repository.tags(), exchange.request());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", exchange.repository());
    boolean none = page.items().isEmpty() && settings.has(Quirk.NULL_TAGS);
    json.put("tags", none ? null : page.items());
    if (settings.has(Quirk.TAG_LIST_WITH_MANIFESTS)) {
      json.put("child", List.of());
      json.put("manifest", manifests(repository));
    }
    // No tags may be null.
    return page.reply(Map.of()).withNullableJson(json);
  }

  private Page page(List<String> tags, IncomingRequest request) {
    if (!settings.has(Feature.TAG_PAGES)) {
      return new Page(tags, "");
    }
    Page.requireAsked(request, settings, Limit.TAGS_ASKED);
    return Page.of(tags, request, Integer.MAX_VALUE, settings.pageLimit());
  }

  /** What Google's registries add, by digest. */
  private static Map<String, Object> manifests(StoredRepository repository) {
    Map<String, Object> manifests = new LinkedHashMap<>();
    for (TaggedManifest found : repository.all()) {
      StoredManifest manifest = found.manifest();
      Map<String, Object> json = new LinkedHashMap<>();
      long layers = manifest.facts().blobSizes().values().stream().mapToLong(Long::longValue).sum();
      json.put("imageSizeBytes", Long.toString(manifest.content().size() + layers));
      json.put("layerId", "");
      json.put("mediaType", manifest.mediaType());
      json.put("tag", found.tags());
      Set.of("timeCreatedMs", "timeUploadedMs").forEach(time -> json.put(time, "0"));
      manifests.put(manifest.digest(), json);
    }
    return manifests;
  }
}
