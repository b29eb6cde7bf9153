package dev.registrysdk.testing;

import java.util.Optional;

/** Opens uploads; stores a blob at once when it comes with the request or can be mounted. */
record UploadStartEndpoint(Repositories repositories, Uploads uploads, Settings settings)
    implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    requireHead(exchange);
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

  @Override
  public void requireHead(Exchange head) {
    if (!head.method().equals("POST")) {
      throw head.methodNotAllowed();
    }
    repositories.requirePushable(head.repository());
    Optional<String> digest = head.request().parameter("digest");
    if (settings.has(Feature.SINGLE_POST) && head.request().parameter("mount").isEmpty()) {
      digest.ifPresent(Digest::requested);
    }
  }

  private Reply mount(Exchange exchange, Digest digest) {
    IncomingRequest request = exchange.request();
    Optional<String> named = request.parameter("from");
    requireOwn(named.orElse("own/name"));
    Optional<StoredRepository> source =
        named
            .map(from -> mountable(exchange, from, digest))
            .orElseGet(() -> anywhere(exchange, digest));
    if (source.isEmpty()
        || !settings.has(Feature.MOUNT)
        || (settings.has(Quirk.MOUNT_WITHOUT_ORIGIN) && request.parameter("origin").isPresent())) {
      return open(exchange);
    }
    boolean mounted =
        repositories.forPush(exchange.repository()).copyBlob(digest.toString(), source.get());
    return mounted
        ? paths().stored(exchange.request(), exchange.repository(), digest)
        // It has been deleted since it was found.
        : open(exchange);
  }

  /** Refuses the name of a repository that can only be of another registry. */
  private void requireOwn(String from) {
    if (settings.has(Quirk.FOREIGN_MOUNT_REFUSED)
        && (!Names.isRepository(from) || from.split("/", -1).length != 2)) {
      throw settings.refusal(Quirk.FOREIGN_MOUNT_REFUSED, Refusal.of(ErrorCode.NAME_INVALID));
    }
  }

  private Optional<StoredRepository> mountable(Exchange exchange, String from, Digest digest) {
    return repositories
        .find(from)
        .filter(found -> exchange.access().allowsPull(from))
        .filter(found -> found.hasBlob(digest.toString()));
  }

  private Optional<StoredRepository> anywhere(Exchange exchange, Digest digest) {
    if (!settings.has(Feature.ANONYMOUS_MOUNT)) {
      Refusal refusal = settings.refusals().get(Feature.ANONYMOUS_MOUNT);
      if (refusal != null) {
        throw refusal;
      }
      return Optional.empty();
    }
    return repositories.names().stream()
        .filter(exchange.access()::finds)
        .flatMap(from -> repositories.find(from).stream())
        .filter(found -> found.hasBlob(digest.toString()))
        .findFirst();
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
