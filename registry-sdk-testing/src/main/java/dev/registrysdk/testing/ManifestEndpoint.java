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

  @Override
  public void requireHead(Exchange head) {
    if (head.method().equals("PUT")) {
      push.requireHead(head);
    }
  }

  private Reply get(Exchange exchange) {
    StoredManifest manifest = stored(exchange);
    requireAccepted(exchange.request(), manifest);
    if (settings.has(Feature.NOT_MODIFIED) && isKnown(exchange.request(), manifest)) {
      return settings.withDigest(Reply.status(304), manifest.digest());
    }
    String type = settings.has(Feature.MANIFEST_TYPE) ? manifest.mediaType() : "application/json";
    Reply reply = Reply.status(200).withHeader("Content-Type", type);
    return settings.withDigest(reply, manifest.digest()).withContent(manifest.content());
  }

  private StoredManifest stored(Exchange exchange) {
    String reference = checked(exchange.argument());
    try {
      return repositories
          .required(exchange.repository())
          .manifest(reference)
          .orElseThrow(() -> unknown(reference));
    } catch (Refusal missing) {
      throw settings.has(Quirk.MISSING_IS_FORBIDDEN)
          ? settings.refusal(Quirk.MISSING_IS_FORBIDDEN, Refusal.of(ErrorCode.DENIED))
          : missing;
    }
  }

  /** Whether the client says that it has these bytes; without ETags it cannot know. */
  private boolean isKnown(IncomingRequest request, StoredManifest manifest) {
    return settings.has(Feature.DIGEST_HEADER)
        && request.headerValues("If-None-Match").stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::trim)
            .anyMatch(tag -> tag.equals("*") || tag.equals('"' + manifest.digest() + '"'));
  }

  private Reply delete(Exchange exchange) {
    settings.require(Feature.DELETE);
    String reference = checked(exchange.argument());
    StoredRepository repository = repositories.required(exchange.repository());
    boolean removed;
    if (Names.looksLikeDigest(reference)) {
      new ManifestRules(settings).requireUnreferenced(repository, reference);
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
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(ManifestPush::withoutParameters)
            .toList();
    if (settings.has(Quirk.STRICT_ACCEPT)
        && manifest.mediaType().startsWith("application/vnd.oci.image.")
        && !accepted.contains(manifest.mediaType())) {
      String kind = manifest.mediaType().contains("index") ? "index" : "manifest";
      throw Refusal.of(
          ErrorCode.MANIFEST_UNKNOWN,
          "OCI " + kind + " found, but accept header does not support OCI " + kind + "s");
    }
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
