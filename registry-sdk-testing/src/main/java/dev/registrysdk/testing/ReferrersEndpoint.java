package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the manifests that refer to another one as their subject. */
record ReferrersEndpoint(Repositories repositories, Settings settings) implements Endpoint {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  @Override
  public Reply handle(Exchange exchange) {
    settings.require(Feature.REFERRERS, Refusal.of(ErrorCode.NOT_FOUND));
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      throw exchange.methodNotAllowed();
    }
    Digest subject = Digest.requested(exchange.argument());
    if (!repositories.exists(exchange.repository())) {
      throw Repositories.unknown(exchange.repository());
    }
    Optional<String> filter =
        exchange
            .request()
            .parameter("artifactType")
            .filter(type -> settings.has(Feature.REFERRERS_FILTER));
    List<StoredManifest> referrers =
        referrers(exchange.repository(), subject).stream()
            .filter(found -> filter.isEmpty() || found.facts().artifactType().equals(filter))
            .toList();
    Reply reply = page(exchange.request(), referrers);
    return filter.isEmpty() ? reply : reply.withHeader("OCI-Filters-Applied", "artifactType");
  }

  private List<StoredManifest> referrers(String name, Digest subject) {
    return repositories
        .find(name)
        .map(repository -> repository.referrers(subject.toString()))
        .orElse(List.of());
  }

  private Reply page(IncomingRequest request, List<StoredManifest> referrers) {
    List<String> digests = referrers.stream().map(StoredManifest::digest).toList();
    Page page = Page.of(digests, request, Integer.MAX_VALUE, settings.pageLimit());
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("schemaVersion", 2);
    index.put("mediaType", INDEX);
    index.put(
        "manifests",
        referrers.stream()
            .filter(manifest -> page.items().contains(manifest.digest()))
            .map(ReferrersEndpoint::descriptor)
            .toList());
    return page.reply(index).withHeader("Content-Type", INDEX);
  }

  private static Map<String, Object> descriptor(StoredManifest manifest) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", manifest.mediaType());
    descriptor.put("digest", manifest.digest());
    descriptor.put("size", manifest.content().size());
    manifest.facts().artifactType().ifPresent(type -> descriptor.put("artifactType", type));
    Object annotations = manifest.facts().annotations();
    if (annotations != null) {
      descriptor.put("annotations", annotations);
    }
    return descriptor;
  }
}
