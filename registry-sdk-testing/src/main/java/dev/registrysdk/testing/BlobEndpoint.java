package dev.registrysdk.testing;

import java.util.Map;
import java.util.Optional;

/** Serves and deletes blobs. */
record BlobEndpoint(Repositories repositories, Settings settings) implements Endpoint {
  @Override
  public Reply handle(Exchange exchange) {
    return switch (exchange.method()) {
      case "GET", "HEAD" -> get(exchange);
      case "DELETE" -> delete(exchange);
      default -> throw exchange.methodNotAllowed();
    };
  }

  /** Answers a request for a blob, or for a range of it. */
  static Reply serve(IncomingRequest request, Reply reply, Content blob, Settings settings) {
    if (!settings.has(Feature.RANGE)) {
      return reply.withContent(blob);
    }
    return range(request, reply, blob.size())
        .map(
            range ->
                reply
                    .withStatus(206)
                    .withHeader("Content-Range", range.contentRange(blob.size()))
                    .withContent(range.in(blob)))
        .orElseGet(() -> reply.withContent(blob))
        .withHeader("Accept-Ranges", "bytes");
  }

  private Reply get(Exchange exchange) {
    Digest digest = Digest.requested(exchange.argument());
    Content blob =
        repositories
            .find(exchange.repository())
            .flatMap(repository -> repository.blob(digest.toString(), exchange.request().lease()))
            .orElseThrow(() -> unknown(digest));
    if (!settings.has(Feature.DIRECT_BLOBS)
        && (exchange.method().equals("GET") || settings.has(Quirk.HEAD_REDIRECT))) {
      return BlobStorage.redirect(exchange, digest);
    }
    Reply reply = Reply.status(200).withHeader("Content-Type", "application/octet-stream");
    return serve(exchange.request(), settings.withDigest(reply, digest.toString()), blob, settings);
  }

  private static Optional<ByteRange> range(IncomingRequest request, Reply reply, long size) {
    // Who has the beginning of something else wants all of this (RFC 9110, 13.1.5).
    Optional<String> known = request.header("If-Range");
    return request
        .header("Range")
        .filter(header -> request.method().equals("GET"))
        .filter(header -> known.isEmpty() || known.equals(reply.header("ETag")))
        .flatMap(header -> ByteRange.of(header, size));
  }

  private Reply delete(Exchange exchange) {
    settings.require(Feature.DELETE);
    Digest digest = Digest.requested(exchange.argument());
    if (!repositories.required(exchange.repository()).removeBlob(digest.toString())) {
      throw unknown(digest);
    }
    return Reply.status(202);
  }

  private static Refusal unknown(Digest digest) {
    return Refusal.of(
        ErrorCode.BLOB_UNKNOWN,
        ErrorCode.BLOB_UNKNOWN.message(),
        Map.of("digest", digest.toString()));
  }
}
