package dev.registrysdk.distribution;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageStoreContract;
import dev.registrysdk.testing.StoredManifest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A repository of a registry keeps the contract of every store. */
class RemoteImageTest implements ImageStoreContract {
  private final RemoteFixture remote = RemoteFixture.start();

  @Override
  public ImageStore store() {
    return remote.repository.image("1.0");
  }

  @Override
  public void damage(Digest content) {
    String digest = content.toString();
    Optional<byte[]> blob = remote.server.blob("acme/web", digest);
    if (blob.isPresent()) {
      remote.server.corruptBlob("acme/web", digest, flipped(blob.get()));
    } else {
      StoredManifest manifest = remote.server.manifest("acme/web", digest).orElseThrow();
      remote.server.intercept(
          (request, next) ->
              request.path().endsWith(digest)
                  ? next.proceed().withBody(flipped(manifest.bytes()))
                  : next.proceed());
    }
  }

  @AfterEach
  void stop() {
    remote.close();
  }

  private static byte[] flipped(byte[] content) {
    byte[] changed = content.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }
}
