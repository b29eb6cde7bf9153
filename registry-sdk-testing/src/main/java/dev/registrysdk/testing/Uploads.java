package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  Optional<Upload> find(String repository, String id) {
    return Optional.ofNullable(byId.get(id))
        .filter(upload -> upload.repository().equals(repository));
  }

  Upload required(String repository, String id) {
    return find(repository, id).orElseThrow(() -> Refusal.of(ErrorCode.BLOB_UPLOAD_UNKNOWN));
  }

  /** The repository of each upload in progress, in ASCII order. */
  List<String> repositories() {
    return byId.values().stream().map(Upload::repository).sorted().toList();
  }

  void close(Upload upload) {
    byId.remove(upload.id());
  }
}
