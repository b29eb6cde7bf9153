package dev.registrysdk.local;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one image into a Docker archive that every tool can load: {@code manifest.json} for
 * Docker's classic store and Podman, an OCI layout for containerd, both over the same files.
 */
final class DockerWriter implements ImageWriter {
  private static final Set<MediaType> CONFIGS =
      Set.of(MediaType.OCI_CONFIG, MediaType.DOCKER_CONFIG);

  private final Spool spool;
  private final Work work;
  private final @Nullable ImageReference name;
  private final boolean asTheyAre;
  private final LayoutContent content;
  private final LayoutWriter layout;
  private final LayerUnpacker unpacker;

  DockerWriter(Spool spool, Work work, @Nullable ImageReference name, DockerOptions options) {
    this.spool = spool;
    this.work = work;
    this.name = name;
    this.asTheyAre = options.asTheyAre();
    this.content = new LayoutContent(new DirectoryTree(spool.directory()), work);
    this.layout = new LayoutWriter(spool.directory(), work, null);
    this.unpacker =
        new LayerUnpacker(
            new LayoutDirectory(spool.directory(), work), work, options.unpackedLimit());
  }

  /** Nothing: what an older archive holds is not kept. */
  @Override
  public Optional<Digest> current() {
    return Optional.empty();
  }

  @Override
  public void expect(ManifestDocument root) {
    if (root.manifest().orElse(null) instanceof ImageIndex index) {
      onlyImage(index);
    }
  }

  @Override
  public boolean holds(Descriptor manifest) {
    return layout.holds(manifest);
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    Descriptor descriptor = blob.descriptor();
    if (asTheyAre || !Compression.layer(descriptor.mediaType())) {
      return layout.putBlob(blob);
    }
    return content.has(unpacker.stored(descriptor))
        ? BlobResult.EXISTED
        : work.run(() -> unpacker.put(blob));
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
    List<ImageReference> given = name != null ? List.of(name) : names;
    ManifestDocument original = imageOf(root);
    ImageManifest image = original.asImage();
    List<Descriptor> layers = layers(image);
    if (!layers.equals(image.layers())) {
      layout.finish(ImageManifest.builder().from(image).layers(layers).build().toDocument(), given);
    } else {
      boolean complete = root.references().stream().allMatch(content::complete);
      layout.finish(complete ? root : original, given);
    }
    work.run(
        () -> {
          pack(
              new DockerManifest(
                  LayoutContent.path(image.config().digest()),
                  EntryName.of(null, given).stream().flatMap(EntryName::full).toList(),
                  layers.stream().map(layer -> LayoutContent.path(layer.digest())).toList()));
          return root;
        });
  }

  private void pack(DockerManifest manifest) throws IOException {
    AtomicFile.write(
        spool.directory().resolve(DockerManifest.FILE), DockerManifest.write(manifest));
    Set<String> members = layout.members();
    members.add(DockerManifest.FILE);
    spool.pack(members, work);
  }

  /** The image itself; an index counts if it lists only one. */
  private ManifestDocument imageOf(ManifestDocument root) {
    ManifestDocument image = root;
    if (root.manifest().orElse(null) instanceof ImageIndex index) {
      image = content.manifest(onlyImage(index));
    }
    if (image.manifest().orElse(null) instanceof ImageManifest manifest
        && CONFIGS.contains(manifest.config().mediaType())) {
      return image;
    }
    throw Failures.unsupported(
        work.what(), "it can hold images only, not an artifact like " + image.digest());
  }

  private Descriptor onlyImage(ImageIndex index) {
    List<Descriptor> images =
        index.manifests().stream()
            .filter(entry -> entry.platform().filter(Platform::unknown).isEmpty())
            .toList();
    if (images.size() != 1) {
      throw severalPlatforms(index);
    }
    return images.get(0);
  }

  private RegistryException severalPlatforms(ImageIndex index) {
    String platforms =
        index.platforms().stream().map(Platform::text).collect(Collectors.joining(", "));
    return new UnsupportedException(
        Failures.because(
                work.what(),
                "a Docker archive takes one platform, and the image is an index of "
                    + (platforms.isEmpty() ? "none" : platforms))
            .remedy(Remedy.CHOOSE_PLATFORM)
            .build());
  }

  /** The layers as they are in the archive, each the one that the configuration names. */
  private List<Descriptor> layers(ImageManifest image) {
    List<Digest> diffIds = diffIds(image);
    if (diffIds.size() != image.layers().size()) {
      throw damaged(
          "it has " + image.layers().size() + " layers, its configuration " + diffIds.size());
    }
    List<Descriptor> layers = new ArrayList<>();
    for (int i = 0; i < diffIds.size(); i++) {
      Descriptor given = image.layers().get(i);
      Descriptor stored = unpacker.stored(given);
      if (!content.has(stored)) {
        throw Failures.unsupported(
            work.what(),
            "a Docker archive needs all layers, and " + given.digest() + " is missing");
      }
      if (Compression.uncompressed(stored.mediaType()) && !stored.digest().equals(diffIds.get(i))) {
        throw damaged(
            "its layer %s unpacks to %s, its configuration has %s"
                .formatted(given.digest(), stored.digest(), diffIds.get(i)));
      }
      layers.add(stored);
    }
    return layers;
  }

  private List<Digest> diffIds(ImageManifest image) {
    String path = LayoutContent.path(image.config().digest());
    try {
      return ImageConfig.parse(work.run(() -> content.document(path))).diffIds();
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(work.what(), e);
    }
  }

  private IntegrityException damaged(String reason) {
    return new IntegrityException(
        Failures.because(work.what(), "the image is damaged: " + reason)
            .remedy(Remedy.REPLACE_CONTENT)
            .build());
  }

  @Override
  public void close() {
    work.close();
  }
}
