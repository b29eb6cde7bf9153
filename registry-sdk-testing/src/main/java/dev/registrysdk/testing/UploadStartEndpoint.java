package dev.registrysdk.testing;

import java.util.Optional;

/** Opens uploads; stores a blob at once when it comes with the request or can be mounted. */
record UploadStartEndpoint(Repositories repositories, Uploads uploads, Settings settings)
    implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.method().equals("POST")) {
      throw exchange.methodNotAllowed();
    }
    repositories.requirePushable(exchange.repository());
    IncomingRequest request = exchange.request();
    Optional<String> mount = request.parameter("mount");
    if (mount.isPresent()) {
      return mount(exchange, Digest.requested(mount.get()));
    }
    Optional<String> digest = request.parameter("digest");
    if (digest.isPresent() && settings.has(Feature.SINGLE_POST)) {
      return store(exchange, Digest.requested(digest.get()));
    }
    request
        .parameter("digest-algorithm")
        .filter(algorithm -> !Digest.isComputable(algorithm))
        .ifPresent(algorithm -> refuseAlgorithm());
    return open(exchange);
  }

  private Reply mount(Exchange exchange, Digest digest) {
    Optional<Content> source =
        exchange
            .request()
            .parameter("from")
            .map(from -> mountable(exchange, from, digest))
            .orElseGet(() -> anywhere(exchange, digest));
    if (source.isEmpty() || !settings.has(Feature.MOUNT)) {
      return open(exchange);
    }
    repositories.forPush(exchange.repository()).putBlob(digest.toString(), source.get());
    return paths().stored(exchange.request(), exchange.repository(), digest);
  }

  private Optional<Content> mountable(Exchange exchange, String from, Digest digest) {
    return repositories
        .find(from)
        .filter(found -> exchange.access().allowsPull(from))
        .flatMap(found -> found.blob(digest.toString()));
  }

  private Optional<Content> anywhere(Exchange exchange, Digest digest) {
    return settings.has(Feature.ANONYMOUS_MOUNT)
        ? repositories.names().stream()
            .flatMap(from -> mountable(exchange, from, digest).stream())
            .findFirst()
        : Optional.empty();
  }

  private Reply store(Exchange exchange, Digest digest) {
    Content content = exchange.request().content();
    UploadEndpoint.requireMatch(digest, content);
    repositories.forPush(exchange.repository()).putBlob(digest.toString(), content);
    return paths().stored(exchange.request(), exchange.repository(), digest);
  }

  private Reply open(Exchange exchange) {
    Upload upload = uploads.open(exchange.repository());
    return paths().inProgress(202, exchange.request(), upload);
  }

  private UploadPaths paths() {
    return new UploadPaths(settings);
  }

  private static void refuseAlgorithm() {
    throw Refusal.of(ErrorCode.DIGEST_INVALID, "unsupported digest algorithm");
  }
}
