package dev.registrysdk.testing;

/** What this registry wants of uploads, beside the protocol, and says of them. Thread-safe. */
final class UploadRules implements Endpoint {
  /** The path of uploads that are not below {@code /v2/}. */
  static final String ELSEWHERE = "/artifacts-uploads/(.+)/uploads/([0-9a-f-]{36})[A-Za-z0-9_]*";

  private static final String PADDING = "_" + "AbCdEfGh01234567".repeat(48);

  private static final Reply TOO_LARGE =
      Reply.status(413)
          .withHeader("Content-Type", "text/html")
          .withBody("<html><h1>413 Request Entity Too Large</h1></html>\n");

  private final Endpoint next;
  private final Guard guard;
  private final Uploads uploads;
  private final Settings settings;

  UploadRules(Endpoint next, Guard guard, Uploads uploads, Settings settings) {
    this.next = next;
    this.guard = guard;
    this.uploads = uploads;
    this.settings = settings;
  }

  @Override
  public Reply handle(Exchange exchange) {
    try {
      Reply reply =
          uploads
              .find(exchange.repository(), exchange.argument())
              .map(upload -> upload.inTurn(() -> goOn(exchange, upload)))
              .orElseGet(() -> open(exchange));
      return elsewhere(exchange, reply);
    } catch (Refusal refusal) {
      return elsewhere(exchange, refusal.reply());
    }
  }

  @Override
  public void requireHead(Exchange head) {
    checked(head);
    if (head.method().equals("PATCH")) {
      uploads
          .find(head.repository(), head.argument())
          .ifPresent(upload -> requireChunk(head, upload));
    }
    next.requireHead(head);
  }

  /** Passes on a request that opens an upload, or is for one that is not there. */
  private Reply open(Exchange exchange) {
    Reply reply = next.handle(checked(exchange));
    long shortest = settings.limit(Limit.CHUNK_MIN_LENGTH);
    return shortest > 0 && reply.status() == 202
        ? reply.withHeader("OCI-Chunk-Min-Length", Long.toString(shortest))
        : reply;
  }

  private Reply goOn(Exchange exchange, Upload upload) {
    Exchange checked = checked(exchange);
    if (exchange.method().equals("PATCH")) {
      requireChunk(exchange, upload);
    }
    Reply reply = next.handle(checked);
    return switch (exchange.method()) {
      case "PATCH" -> {
        boolean tooShort = exchange.request().bodySize() < settings.limit(Limit.CHUNK_MIN_LENGTH);
        upload.answered(reply.header("Range").orElse(""), tooShort);
        yield progress(
            upload, settings.has(Feature.UPLOAD_PROGRESS) ? reply : reply.withStatus(201));
      }
      case "GET", "HEAD" -> progress(upload, reply);
      default -> reply;
    };
  }

  private Exchange checked(Exchange exchange) {
    settings.require(Limit.UPLOAD_BYTES, exchange.request().announcedSize(), Refusal.of(TOO_LARGE));
    switch (exchange.method()) {
      case "PUT", "POST" ->
          exchange
              .request()
              .parameter("digest")
              .flatMap(Digest::tryParse)
              .filter(digest -> digest.equals(Digest.of(digest.algorithm(), Content.EMPTY)))
              .ifPresent(
                  empty ->
                      settings.require(Feature.EMPTY_BLOBS, Refusal.of(ErrorCode.SIZE_INVALID)));
      case "DELETE" -> requireCancel(exchange);
      default -> {
        // Asking how far an upload is harms nobody.
      }
    }
    boolean checksLast = settings.has(Feature.LAST_CHUNK_CHECK) || !exchange.method().equals("PUT");
    return checksLast
        ? exchange
        : new Exchange(
            exchange.request().withoutHeader("Content-Range"), exchange.route(), exchange.access());
  }

  private void requireChunk(Exchange exchange, Upload upload) {
    IncomingRequest request = exchange.request();
    boolean ranged = request.header("Content-Range").isPresent();
    if (ranged) {
      settings.require(
          Limit.CHUNK_BYTES,
          request.announcedSize(),
          Refusal.of(ErrorCode.RANGE_INVALID, "the chunk is too large"));
    }
    if (upload.hasShortChunk()) {
      throw Refusal.of(
          ErrorCode.RANGE_INVALID,
          "the chunk before this one was shorter than OCI-Chunk-Min-Length");
    }
    if (ranged || upload.firstRange().isPresent()) {
      settings.require(Feature.CHUNKED_UPLOAD);
    }
  }

  private void requireCancel(Exchange exchange) {
    settings.require(Feature.UPLOAD_CANCEL);
    if (settings.has(Quirk.CANCEL_IS_DELETE)) {
      guard.admit(exchange.request(), Scope.repository(exchange.repository(), "delete"));
    }
  }

  private Reply progress(Upload upload, Reply reply) {
    return upload
        .firstRange()
        .filter(first -> !settings.has(Feature.UPLOAD_PROGRESS))
        .map(first -> reply.withHeader("Range", first))
        .orElse(reply);
  }

  /** Gives the upload the address that it has in this registry. */
  private Reply elsewhere(Exchange exchange, Reply reply) {
    String path = "/v2/" + exchange.repository() + "/blobs/uploads/";
    String location = reply.header("Location").orElse("");
    if (!settings.has(Quirk.UPLOADS_ELSEWHERE) || !location.contains(path)) {
      return reply;
    }
    return reply.withHeader(
        "Location",
        location
            .replace(path, "/artifacts-uploads/" + exchange.repository() + "/uploads/")
            .replace("?", PADDING + "?"));
  }
}
