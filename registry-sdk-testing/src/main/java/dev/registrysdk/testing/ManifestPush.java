package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks and stores a pushed manifest. */
record ManifestPush(Repositories repositories, Settings settings) implements Endpoint {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
  private static final Pattern ANY_DIGEST =
      Pattern.compile("[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");

  @Override
  public Reply handle(Exchange exchange) {
    IncomingRequest request = exchange.request();
    requireHead(exchange);
    Content content = Content.of(request.bodyBytes());
    String mediaType = mediaType(request);
    ManifestFacts facts = checked(content, mediaType);
    Digest digest = digest(exchange.argument(), content);
    List<String> tags = tags(exchange);
    repositories
        .find(exchange.repository())
        .ifPresent(found -> rules().requireFree(tags, digest.toString(), found));
    requireParts(exchange.repository(), facts);

    StoredManifest manifest = new StoredManifest(mediaType, content, digest, facts);
    repositories.forPush(exchange.repository()).putManifest(manifest, tags);
    return reply(exchange, manifest, tags);
  }

  @Override
  public void requireHead(Exchange head) {
    repositories.requirePushable(head.repository());
    rules().requireSize(head.request().announcedSize());
    mediaType(head.request());
    if (Names.looksLikeDigest(head.argument())) {
      Digest.requested(head.argument());
    }
    rules().requireTags(tags(head), Names.looksLikeDigest(head.argument()));
  }

  static String withoutParameters(String mediaType) {
    int semicolon = mediaType.indexOf(';');
    String type = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
    return type.trim().toLowerCase(Locale.ROOT);
  }

  private static String mediaType(IncomingRequest request) {
    String type =
        request
            .header("Content-Type")
            .map(ManifestPush::withoutParameters)
            .orElseThrow(
                () -> Refusal.of(ErrorCode.MANIFEST_INVALID, "Content-Type header missing"));
    if (!MEDIA_TYPE.matcher(type).matches()) {
      throw Refusal.of(ErrorCode.MANIFEST_INVALID, "Content-Type is no media type");
    }
    return type;
  }

  private ManifestRules rules() {
    return new ManifestRules(settings);
  }

  private ManifestFacts checked(Content content, String mediaType) {
    rules().requireSize(content.size());
    ManifestFacts facts =
        ManifestFacts.tryParse(content)
            .orElseThrow(
                () -> Refusal.of(ErrorCode.MANIFEST_INVALID, "manifest is not a JSON object"));
    facts
        .mediaType()
        .filter(inside -> !inside.equals(mediaType))
        .ifPresent(inside -> refuseType(inside, mediaType));
    facts
        .subject()
        .filter(subject -> !ANY_DIGEST.matcher(subject).matches())
        .ifPresent(
            subject -> {
              throw Refusal.of(ErrorCode.MANIFEST_INVALID, "the digest of the subject is none");
            });
    rules().requireTaken(mediaType, facts);
    return facts;
  }

  private static void refuseType(String inside, String mediaType) {
    throw Refusal.of(
        ErrorCode.MANIFEST_INVALID,
        "mediaType of the manifest is " + inside + ", but Content-Type is " + mediaType);
  }

  private static Digest digest(String reference, Content content) {
    if (!Names.looksLikeDigest(reference)) {
      return Digest.of(content);
    }
    Digest digest = Digest.requested(reference);
    UploadEndpoint.requireMatch(digest, content);
    return digest;
  }

  private List<String> tags(Exchange exchange) {
    String reference = exchange.argument();
    if (!Names.looksLikeDigest(reference)) {
      return List.of(reference);
    }
    return settings.has(Feature.TAG_PARAMETER)
        ? exchange.request().parameters().all("tag")
        : List.of();
  }

  private void requireParts(String name, ManifestFacts facts) {
    if (!settings.has(Feature.MANIFEST_VALIDATION)) {
      return;
    }
    Optional<StoredRepository> repository = repositories.find(name);
    List<Map<String, String>> missing = new ArrayList<>();
    for (String blob : facts.blobs()) {
      if (repository.filter(found -> found.hasBlob(blob)).isEmpty()) {
        missing.add(Map.of("digest", blob));
      }
    }
    for (String child : facts.children()) {
      // Some caches list blobs in an index.
      if (repository.flatMap(found -> found.manifest(child)).isEmpty()
          && repository.filter(found -> found.hasBlob(child)).isEmpty()) {
        missing.add(Map.of("digest", child));
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.ofEach(ErrorCode.MANIFEST_BLOB_UNKNOWN, missing);
    }
  }

  private Reply reply(Exchange exchange, StoredManifest manifest, List<String> tags) {
    String path = "/v2/" + exchange.repository() + "/manifests/" + exchange.argument();
    Reply reply =
        Reply.status(201).withHeader("Location", settings.location(exchange.request(), path));
    reply = settings.withDigest(reply, manifest.digest());
    if (settings.has(Feature.REFERRERS) && manifest.facts().subject().isPresent()) {
      reply = reply.withHeader("OCI-Subject", manifest.facts().subject().get());
    }
    if (Names.looksLikeDigest(exchange.argument())) {
      for (String tag : tags) {
        reply = reply.withAddedHeader("OCI-Tag", tag);
      }
    }
    return reply;
  }
}
