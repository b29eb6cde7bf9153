package dev.registrysdk.testing;

/** One upload in progress: the chunks so far. Thread-safe. */
final class Upload {
  private final String id;
  private final String repository;
  private final ContentCollector chunks;
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

  synchronized long size() {
    return chunks.size();
  }

  /** Adds a chunk if it starts where the upload ends; otherwise changes nothing. */
  synchronized boolean append(ChunkRange range, Content chunk) {
    if (over) {
      throw Refusal.of(ErrorCode.BLOB_UPLOAD_UNKNOWN);
    }
    if (!range.startsAt(chunks.size())) {
      return false;
    }
    chunks.append(chunk);
    return true;
  }

  /** Ends the upload and hands out its content, for the caller to release. */
  synchronized Content finish() {
    over = true;
    return chunks.finish();
  }
}
