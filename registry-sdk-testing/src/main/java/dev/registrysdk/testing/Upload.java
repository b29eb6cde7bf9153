package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/** One upload in progress: the chunks so far. Thread-safe. */
final class Upload {
  private final String id;
  private final String repository;
  private final List<ByteString> chunks = new ArrayList<>();
  private long size;

  Upload(String id, String repository) {
    this.id = id;
    this.repository = repository;
  }

  String id() {
    return id;
  }

  String repository() {
    return repository;
  }

  synchronized long size() {
    return size;
  }

  /** Adds a chunk if it starts where the upload ends; otherwise changes nothing. */
  synchronized boolean append(ChunkRange range, ByteString chunk) {
    if (!range.startsAt(size)) {
      return false;
    }
    chunks.add(chunk);
    size += chunk.size();
    return true;
  }

  synchronized Content content() {
    return Content.of(chunks);
  }
}
