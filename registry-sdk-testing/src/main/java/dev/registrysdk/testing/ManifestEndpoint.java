package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Serves and deletes manifests and tags; {@link ManifestPush} takes new ones. */
record ManifestEndpoint(Repositories repositories, Settings settings, ManifestPush push)
    implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    return switch (exchange.method()) {
      case "GET", "HEAD" -> get(exchange);
      case "PUT" -> push.handle(exchange);
      case "DELETE" -> delete(exchange);
      default -> throw exchange.methodNotAllowed();
    };
  }

  private Reply get(Exchange exchange) {
    String reference = checked(exchange.argument());
    StoredManifest manifest =
        repositories
            .required(exchange.repository())
            .manifest(reference)
            .orElseThrow(() -> unknown(reference));
    requireAccepted(exchange.request(), manifest);
    Reply reply = Reply.status(200).withHeader("Content-Type", manifest.mediaType());
    return settings.withDigest(reply, manifest.digest()).withContent(manifest.content());
  }

  private Reply delete(Exchange exchange) {
    settings.require(Feature.DELETE);
    String reference = checked(exchange.argument());
    StoredRepository repository = repositories.required(exchange.repository());
    boolean removed;
    if (Names.looksLikeDigest(reference)) {
      removed = repository.removeManifest(reference);
    } else {
      settings.require(Feature.TAG_DELETE);
      removed = repository.removeTag(reference);
    }
    if (!removed) {
      throw unknown(reference);
    }
    return Reply.status(202);
  }

  private void requireAccepted(IncomingRequest request, StoredManifest manifest) {
    List<String> accepted =
        request.headerValues("Accept").stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(ManifestPush::withoutParameters)
            .toList();
    if (settings.has(Feature.ACCEPT_CHECK)
        && !accepted.isEmpty()
        && !accepted.contains(manifest.mediaType())
        && !accepted.contains("*/*")
        && !accepted.contains("application/*")) {
      throw Refusal.of(
          ErrorCode.MANIFEST_UNKNOWN,
          "manifest found, but the Accept header does not allow " + manifest.mediaType());
    }
  }

  private static String checked(String reference) {
    return Names.looksLikeDigest(reference) ? Digest.requested(reference).toString() : reference;
  }

  private static Refusal unknown(String reference) {
    return Refusal.of(
        ErrorCode.MANIFEST_UNKNOWN,
        ErrorCode.MANIFEST_UNKNOWN.message(),
        Map.of("reference", reference));
  }
}
