package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tar archive as {@code docker save} writes it and {@code docker load} reads it; what Podman,
 * Skopeo, crane and Jib write in this format can be read too.
 *
 * <p>Registries hold compressed layers, such archives mostly uncompressed ones. So layers are
 * compressed with gzip when they are read, and decompressed when they are written, and the image
 * gets another digest, but keeps its id. An archive that holds the manifest from the registry gives
 * that one. {@link #layersAsTheyAre} leaves layers, and so the digest, alone.
 *
 * <p>What is written is an OCI layout as well, and takes the place of an older archive.
 */
public final class DockerArchive implements ImageStore {
  private final Path file;
  private final @Nullable String name;
  private final DockerOptions options;

  private DockerArchive(Path file, @Nullable String name, DockerOptions options) {
    this.file = file;
    this.name = name;
    this.options = options;
  }

  /**
   * An archive.
   *
   * @param file the archive; for reading it can be compressed with gzip
   * @return the place
   */
  public static DockerArchive at(Path file) {
    return new DockerArchive(file, null, DockerOptions.DEFAULT);
  }

  /**
   * One image of this archive.
   *
   * @param chosen its name; for reading, an image id too, with at least 12 digits
   * @return the place
   * @throws OciFormatException if it is neither
   */
  public DockerArchive image(String chosen) {
    if (LayoutEntry.digest(chosen).isEmpty() && !chosen.matches("[0-9a-f]{12,64}")) {
      ImageReference.parse(chosen);
    }
    return new DockerArchive(file, chosen, options);
  }

  /**
   * This archive with layers that are neither compressed nor decompressed, so that the image keeps
   * its digest. Docker, Podman and Skopeo load such an archive too, and it is smaller.
   *
   * @return the place
   */
  public DockerArchive layersAsTheyAre() {
    return new DockerArchive(file, name, new DockerOptions(true, options.unpackedLimit()));
  }

  /**
   * This archive with another limit for what it, or one of its layers, may unpack to.
   *
   * @param bytes the limit; 64 GiB if not set
   * @return the place
   */
  public DockerArchive unpackedLimit(long bytes) {
    return new DockerArchive(file, name, new DockerOptions(options.asTheyAre(), bytes));
  }

  /**
   * The images in this archive.
   *
   * @return every image, in the order of the archive
   */
  public List<LocalImage> images() {
    Scratch scratch = new Scratch();
    Work work = new Work("Could not read " + this, scratch::close);
    try {
      DockerImages images = new DockerImages(tree(work, scratch), work);
      return images.all().stream()
          .map(
              image ->
                  LocalImage.builder().names(image.tags()).descriptor(images.id(image)).build())
          .toList();
    } finally {
      work.close();
    }
  }

  @Override
  public ImageReader openReader() {
    return openReader("Could not read " + this, new Scratch());
  }

  /**
   * Starts reading, under another name.
   *
   * @param what what failures say could not be done
   * @param scratch closed with the reader, or when there is none
   */
  ImageReader openReader(String what, Scratch scratch) {
    Work work = new Work(what, scratch::close);
    return work.start(() -> reader(tree(work, scratch), work, scratch));
  }

  private Tree tree(Work work, Scratch scratch) {
    return work.run(() -> TarTree.open(file, work, scratch, options.unpackedLimit()));
  }

  private ImageReader reader(Tree tree, Work work, Scratch scratch) {
    DockerImages images = new DockerImages(tree, work);
    DockerManifest image = images.find(name);
    LayoutContent content = new LayoutContent(tree, work);
    LayoutIndex index = content.indexIfPresent();
    Digest id = images.id(image).digest();
    Optional<Descriptor> original = new DockerOriginal(content, id, options.asTheyAre()).in(index);
    return original.isPresent()
        ? new LayoutReader(content, index, work, original.get(), DockerImages.names(image))
        : new DockerReader(
            work, image, images.config(image), new DockerLayers(tree, work, scratch, options));
  }

  @Override
  public ImageWriter openWriter() {
    return openWriter("Could not write " + this);
  }

  /** Starts writing; failures say what could not be done. */
  ImageWriter openWriter(String what) {
    Spool spool = new Spool(file);
    Work work = new Work(what, spool::delete);
    return work.start(
        () -> {
          ImageReference chosen = name == null ? null : nameToWrite(work, name);
          spool.create(work);
          return new DockerWriter(spool, work, chosen, options);
        });
  }

  private static ImageReference nameToWrite(Work work, String name) {
    return Optional.of(name)
        .filter(text -> LayoutEntry.digest(text).isEmpty())
        .flatMap(ImageReference::tryParse)
        .orElseThrow(
            () -> Failures.unsupported(work.what(), "an image id is no name; choose a reference"));
  }

  @Override
  public String toString() {
    return "docker-archive:" + file + (name == null ? "" : ":" + name);
  }
}
