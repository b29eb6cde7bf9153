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

  private Reply get(Exchange exchange) {
    String digest = Digest.requested(exchange.argument()).toString();
    Content blob =
        repositories
            .find(exchange.repository())
            .flatMap(repository -> repository.blob(digest))
            .orElseThrow(() -> unknown(digest));
    Reply reply =
        settings.withDigest(
            Reply.status(200).withHeader("Content-Type", "application/octet-stream"), digest);
    if (!settings.has(Feature.RANGE)) {
      return reply.withContent(blob);
    }
    return range(exchange.request(), blob.size())
        .map(
            range ->
                reply
                    .withStatus(206)
                    .withHeader("Content-Range", range.contentRange(blob.size()))
                    .withContent(range.in(blob)))
        .orElseGet(() -> reply.withContent(blob))
        .withHeader("Accept-Ranges", "bytes");
  }

  private static Optional<ByteRange> range(IncomingRequest request, long size) {
    return request
        .header("Range")
        .filter(header -> request.method().equals("GET"))
        .flatMap(header -> ByteRange.of(header, size));
  }

  private Reply delete(Exchange exchange) {
    settings.require(Feature.DELETE);
    String digest = Digest.requested(exchange.argument()).toString();
    if (!repositories.required(exchange.repository()).removeBlob(digest)) {
      throw unknown(digest);
    }
    return Reply.status(202);
  }

  private static Refusal unknown(String digest) {
    return Refusal.of(
        ErrorCode.BLOB_UNKNOWN, ErrorCode.BLOB_UNKNOWN.message(), Map.of("digest", digest));
  }
}
