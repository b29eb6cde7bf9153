package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads in progress. Thread-safe. */
final class Uploads {
  private final Map<String, Upload> byId = new ConcurrentHashMap<>();
  private final Spool spool;

  Uploads(Spool spool) {
    this.spool = spool;
  }

  Upload open(String repository) {
    Upload upload = new Upload(UUID.randomUUID().toString(), repository, spool);
    byId.put(upload.id(), upload);
    return upload;
  }

  Upload required(String repository, String id) {
    Upload upload = byId.get(id);
    if (upload == null || !upload.repository().equals(repository)) {
      throw Refusal.of(ErrorCode.BLOB_UPLOAD_UNKNOWN);
    }
    return upload;
  }

  /** The repository of each upload in progress, in ASCII order. */
  List<String> repositories() {
    return byId.values().stream().map(Upload::repository).sorted().toList();
  }

  void close(Upload upload) {
    byId.remove(upload.id());
  }
}
