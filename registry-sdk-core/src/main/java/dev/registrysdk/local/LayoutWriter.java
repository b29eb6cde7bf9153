package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one image into a layout directory. */
final class LayoutWriter implements ImageWriter {
  private final @Nullable String name;
  private final Work work;
  private final LayoutContent content;
  private final LayoutDirectory directory;

  /**
   * Starts writing.
   *
   * @param name what to call the image, or null to call it what its source called it
   */
  LayoutWriter(Path root, Work work, @Nullable String name) {
    this.name = name;
    this.work = work;
    this.content = new LayoutContent(new DirectoryTree(root), work);
    this.directory = new LayoutDirectory(root, work);
  }

  @Override
  public Optional<Digest> current() {
    List<EntryName> asked = name == null ? List.of() : EntryName.of(name, List.of());
    return content.indexIfPresent().entries().stream()
        .filter(entry -> asked.stream().anyMatch(wanted -> wanted.replaces(entry)))
        .map(LayoutEntry::descriptor)
        .filter(content::complete)
        .map(Descriptor::digest)
        .findFirst();
  }

  @Override
  public boolean holds(Descriptor manifest) {
    return content.complete(manifest);
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    if (content.has(blob.descriptor())) {
      return BlobResult.EXISTED;
    }
    return work.run(
        () -> {
          try (InputStream in = Source.open(blob, work)) {
            directory.write(in, blob.descriptor().digest());
          }
          return BlobResult.WRITTEN;
        });
  }

  @Override
  public void putManifest(ManifestDocument manifest) {
    store(manifest);
    manifest
        .manifest()
        .filter(parsed -> parsed.subject().isPresent())
        .map(parsed -> Referrers.describe(manifest, parsed))
        .ifPresent(referrer -> list(referrer, List.of()));
  }

  @Override
  public void tag(String tag, ManifestDocument manifest) {
    store(manifest);
    list(manifest.descriptor(), EntryName.of(tag, List.of()));
  }

  @Override
  public void finish(ManifestDocument root, List<ImageReference> names) {
    store(root);
    list(root.descriptor(), EntryName.of(name, names));
  }

  private void list(Descriptor manifest, List<EntryName> names) {
    work.run(
        () -> {
          directory.update(content, index -> index.with(manifest, names));
          return names;
        });
  }

  /** The files of the layout: what its index leads to, and no leftovers. */
  Set<String> members() {
    Set<String> names = content.reachable();
    names.add(LayoutContent.MARKER);
    names.add(LayoutContent.INDEX);
    return names;
  }

  private void store(ManifestDocument manifest) {
    putBlob(Blob.of(manifest.descriptor(), manifest.bytes()));
  }

  @Override
  public void close() {
    work.close();
  }
}
