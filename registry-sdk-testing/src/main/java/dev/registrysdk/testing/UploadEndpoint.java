package dev.registrysdk.testing;

import java.io.UncheckedIOException;
import java.util.Map;

/** Takes the chunks of an open upload, tells how far it is, closes or cancels it. */
record UploadEndpoint(Repositories repositories, Uploads uploads, Settings settings)
    implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    Upload upload = known(exchange);
    return upload.inTurn(() -> handle(exchange, upload));
  }

  @Override
  public void requireHead(Exchange head) {
    known(head);
    if (head.method().equals("PUT")) {
      digest(head.request());
    }
  }

  private Upload known(Exchange exchange) {
    Upload upload = uploads.required(exchange.repository(), exchange.argument());
    if (!paths().knows(exchange.request(), upload)) {
      throw Refusal.of(
          ErrorCode.BLOB_UPLOAD_INVALID,
          "the address of the upload was changed: take the Location header as it is");
    }
    return upload;
  }

  private static Digest digest(IncomingRequest request) {
    return Digest.requested(
        request
            .parameter("digest")
            .orElseThrow(() -> Refusal.of(ErrorCode.DIGEST_INVALID, "digest parameter missing")));
  }

  private Reply handle(Exchange exchange, Upload upload) {
    return switch (exchange.method()) {
      case "GET", "HEAD" -> paths().inProgress(204, exchange.request(), upload);
      case "PATCH" -> patch(exchange, upload);
      case "PUT" -> finish(exchange, upload);
      case "DELETE" -> cancel(upload);
      default -> throw exchange.methodNotAllowed();
    };
  }

  static void requireMatch(Digest digest, Content content) {
    if (!digest.matches(content)) {
      throw Refusal.of(
          ErrorCode.DIGEST_INVALID,
          ErrorCode.DIGEST_INVALID.message(),
          Map.of("digest", digest.toString(), "size", content.size()));
    }
  }

  private Reply patch(Exchange exchange, Upload upload) {
    append(exchange.request(), upload);
    return paths().inProgress(202, exchange.request(), upload);
  }

  private Reply finish(Exchange exchange, Upload upload) {
    IncomingRequest request = exchange.request();
    Digest digest = digest(request);
    append(request, upload);
    // Whether the content is right or wrong, this upload is over.
    uploads.close(upload);
    Content content = upload.finish();
    try {
      requireMatch(digest, content);
      repositories.forPush(exchange.repository()).putBlob(digest.toString(), content);
    } finally {
      content.release();
    }
    return paths().stored(request, exchange.repository(), digest);
  }

  private void append(IncomingRequest request, Upload upload) {
    ChunkRange range = ChunkRange.requested(request);
    boolean fits;
    try {
      fits = upload.append(range, request.content());
    } catch (IllegalStateException | UncheckedIOException e) {
      // Nobody knows how much of the chunk was kept.
      discard(upload);
      throw e;
    }
    if (!fits) {
      Reply state = paths().inProgress(416, request, upload);
      throw Refusal.of(ErrorCode.RANGE_INVALID).withHeadersOf(state);
    }
  }

  private void discard(Upload upload) {
    uploads.close(upload);
    upload.discard();
  }

  private Reply cancel(Upload upload) {
    discard(upload);
    return Reply.status(204);
  }

  private UploadPaths paths() {
    return new UploadPaths(settings);
  }
}
