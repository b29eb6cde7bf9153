package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An OCI image layout (OCI image-layout.md) in a directory or in a tar archive. It can hold many
 * images, by name. A directory can be written by several threads and processes at once.
 *
 * <p>A name is a tag such as {@code 1.0}, or a full reference such as {@code
 * us.icr.io/acme/web:1.0}; tools use both. Reading without a name takes the only image there is;
 * writing without one takes the names the image had at its source.
 */
public final class OciLayout implements ImageStore {
  private static final Set<String> OWN =
      Set.of("blobs", "index.json", "index.json.lock", LayoutContent.MARKER);

  private final Path path;
  private final boolean archive;
  private final @Nullable String name;
  private final long unpackedLimit;

  private OciLayout(Path path, boolean archive, @Nullable String name, long unpackedLimit) {
    this.path = path;
    this.archive = archive;
    this.name = name;
    this.unpackedLimit = unpackedLimit;
  }

  /**
   * A layout in a directory.
   *
   * @param directory the directory; it is made when something is written
   * @return the place
   */
  public static OciLayout at(Path directory) {
    return new OciLayout(directory, false, null, Limited.DEFAULT);
  }

  /**
   * A layout in a tar archive. It can be read when it is compressed with gzip; it is written
   * uncompressed, and takes the place of an older archive.
   *
   * @param file the archive
   * @return the place
   */
  public static OciLayout archive(Path file) {
    return new OciLayout(file, true, null, Limited.DEFAULT);
  }

  /**
   * One image of this layout.
   *
   * @param chosen its name: a tag or a full reference; for reading, a digest too
   * @return the place
   * @throws OciFormatException if a layout cannot have such a name
   */
  public OciLayout image(String chosen) {
    if (!chosen.matches("[A-Za-z0-9_][A-Za-z0-9_.:@+/-]*")) {
      throw new OciFormatException(
          "Not a name in a layout: '" + chosen + "'; write a tag or a full reference");
    }
    return new OciLayout(path, archive, chosen, unpackedLimit);
  }

  /**
   * This layout with another limit for what a compressed archive may unpack to.
   *
   * @param bytes the limit; 64 GiB if not set
   * @return the place
   */
  public OciLayout unpackedLimit(long bytes) {
    return new OciLayout(path, archive, name, bytes);
  }

  /**
   * The images in this layout.
   *
   * @return every entry of the layout's index, in its order
   */
  public List<LocalImage> images() {
    return reading(
        (tree, work) -> {
          try {
            return new LayoutContent(tree, work)
                .index().entries().stream().map(OciLayout::image).toList();
          } finally {
            work.close();
          }
        });
  }

  private static LocalImage image(LayoutEntry entry) {
    return LocalImage.builder().names(entry.names()).descriptor(entry.descriptor()).build();
  }

  @Override
  public ImageReader openReader() {
    return reading((tree, work) -> new LayoutReader(tree, work, name));
  }

  private <T> T reading(BiFunction<Tree, Work, T> use) {
    Scratch scratch = new Scratch();
    Work work = new Work("Could not read " + this, scratch::close);
    return work.start(
        () ->
            use.apply(
                archive ? TarTree.open(path, work, scratch, unpackedLimit) : directory(), work));
  }

  private Tree directory() throws IOException {
    if (Files.notExists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    return new DirectoryTree(path);
  }

  @Override
  public ImageWriter openWriter() {
    String what = "Could not write " + this;
    if (archive) {
      Spool spool = new Spool(path);
      Work work = new Work(what, spool::delete);
      return work.start(
          () -> {
            spool.create(work);
            return new ArchiveWriter(spool, work, name);
          });
    }
    Work work = new Work(what, () -> {});
    return work.start(
        () -> {
          checkUsable(work);
          LayoutDirectory.check(path);
          return new LayoutWriter(path, work, name);
        });
  }

  /** A directory with something else in it is not made a layout: that would be a mistake. */
  private void checkUsable(Work work) throws IOException {
    if (!Files.isDirectory(path) || Files.exists(path.resolve(LayoutContent.MARKER))) {
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      if (files.anyMatch(
          file -> !OWN.contains(file.getFileName().toString()) && !Temporary.is(file))) {
        throw Failures.unusable(
            work.what(),
            "the directory is neither empty nor an OCI image layout",
            Remedy.CHECK_PATH);
      }
    }
  }

  @Override
  public String toString() {
    return (archive ? "oci-archive:" : "oci:") + path + (name == null ? "" : ":" + name);
  }
}
