package dev.registrysdk.testing;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One upload in progress: the chunks so far. Thread-safe; what a request does {@link #inTurn} is
 * not interrupted by what another does.
 */
final class Upload {
  private final String id;
  private final String repository;
  private final ContentCollector chunks;
  private @Nullable String firstRange;
  private boolean shortChunk;
  private boolean over;

  Upload(String id, String repository, Spool spool) {
    this.id = id;
    this.repository = repository;
    this.chunks = new ContentCollector(spool);
  }

  String id() {
    return id;
  }

  String repository() {
    return repository;
  }

  /**
   * Answers one request for this upload, alone.
   *
   * @throws Refusal if the upload is over, perhaps since a moment
   */
  synchronized Reply inTurn(Supplier<Reply> answer) {
    requireOpen();
    return answer.get();
  }

  synchronized long size() {
    return chunks.size();
  }

  /** Adds a chunk if it starts where the upload ends; otherwise changes nothing. */
  synchronized boolean append(ChunkRange range, Content chunk) {
    requireOpen();
    if (!range.startsAt(chunks.size())) {
      return false;
    }
    chunks.append(chunk);
    return true;
  }

  /** Ends the upload without its content. Does nothing the second time. */
  synchronized void discard() {
    over = true;
    chunks.discard();
  }

  /** Ends the upload and hands out its content, for the caller to release. */
  synchronized Content finish() {
    requireOpen();
    over = true;
    return chunks.finish();
  }

  /** What the first chunk was answered in {@code Range}, once there is one. */
  synchronized Optional<String> firstRange() {
    return Optional.ofNullable(firstRange);
  }

  /** Notes the answer to a chunk. */
  synchronized void answered(String range, boolean tooShort) {
    if (firstRange == null) {
      firstRange = range;
    }
    shortChunk |= tooShort;
  }

  /** Whether a chunk was shorter than all but the last may be. */
  synchronized boolean hasShortChunk() {
    return shortChunk;
  }

  private void requireOpen() {
    if (over) {
      throw Refusal.of(ErrorCode.BLOB_UPLOAD_UNKNOWN);
    }
  }
}
