package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.Operation;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Collects an image in an archive, and hands that to the engine when it is complete. */
final class EngineWriter implements ImageWriter {
  private final EngineClient client;
  private final String what;
  private final ImageWriter archive;
  private final Path file;
  private final Scratch scratch;
  private @Nullable Operation loading;
  private boolean closed;

  EngineWriter(EngineClient client, String what, ImageWriter archive, Path file, Scratch scratch) {
    this.client = client;
    this.what = what;
    this.archive = archive;
    this.file = file;
    this.scratch = scratch;
  }

  /** Unknown: an engine does not keep the manifest that an image came with. */
  @Override
  public Optional<Digest> current() {
    return Optional.empty();
  }

  @Override
  public void expect(ManifestDocument root) {
    archive.expect(root);
  }

  @Override
  public boolean holds(Descriptor manifest) {
    return archive.holds(manifest);
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    return archive.putBlob(blob);
  }

  @Override
  public void putManifest(ManifestDocument manifest) {
    archive.putManifest(manifest);
  }

  @Override
  public void tag(String tag, ManifestDocument manifest) {
    archive.tag(tag, manifest);
  }

  @Override
  public void finish(ManifestDocument root, List<ImageReference> names) {
    archive.finish(root, names);
    RequestBody body = body();
    client.stream(
        what,
        Remedy.CHECK_REQUEST,
        (api, spec, path) -> api.load(spec, path, true, body),
        message -> {},
        this::started);
  }

  private RequestBody body() {
    try {
      return EngineBody.of(what, tar -> Files.copy(file, tar), Files.size(file));
    } catch (IOException e) {
      throw Failures.of(what, e);
    }
  }

  private synchronized void started(Operation operation) {
    loading = operation;
    if (closed) {
      operation.cancel();
    }
  }

  @Override
  public void close() {
    Operation running;
    synchronized (this) {
      closed = true;
      running = loading;
    }
    if (running != null) {
      running.cancel();
    }
    archive.close();
    scratch.close();
  }
}
