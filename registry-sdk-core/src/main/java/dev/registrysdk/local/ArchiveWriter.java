package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one image into an archive of a layout. The archive takes the place of an older one. */
final class ArchiveWriter implements ImageWriter {
  private final Spool spool;
  private final Work work;
  private final LayoutWriter layout;

  ArchiveWriter(Spool spool, Work work, @Nullable String name) {
    this.spool = spool;
    this.work = work;
    this.layout = new LayoutWriter(spool.directory(), work, name);
  }

  /** Nothing: what an older archive holds is not kept. */
  @Override
  public Optional<Digest> current() {
    return Optional.empty();
  }

  @Override
  public boolean holds(Descriptor manifest) {
    return layout.holds(manifest);
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    return layout.putBlob(blob);
  }

  @Override
  public void putManifest(ManifestDocument manifest) {
    layout.putManifest(manifest);
  }

  @Override
  public void tag(String tag, ManifestDocument manifest) {
    layout.tag(tag, manifest);
  }

  @Override
  public void finish(ManifestDocument root, List<ImageReference> names) {
    layout.finish(root, names);
    work.run(
        () -> {
          spool.pack(layout.members(), work);
          return root;
        });
  }

  @Override
  public void close() {
    work.close();
  }
}
