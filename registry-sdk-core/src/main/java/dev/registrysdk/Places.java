package dev.registrysdk;

import dev.registrysdk.distribution.RemoteRegistry;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import dev.registrysdk.store.ImageStore;

/** Sends each reference to the registry it names. */
final class Places {
  private final HttpPipeline pipeline;
  private final TransferOptions transfers;

  Places(HttpPipeline pipeline, TransferOptions transfers) {
    this.pipeline = pipeline;
    this.transfers = transfers;
  }

  RemoteRegistry registry(String host) {
    return RemoteRegistry.of(pipeline, host, transfers);
  }

  RemoteRepository repository(Repository repository) {
    return registry(repository.registry()).repository(repository.path());
  }

  ImageStore image(ImageReference reference) {
    return repository(reference.repository()).image(reference);
  }
}
