package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory in the OCI image layout (OCI image-layout.md). It can hold many images, by name, and
 * be written by several threads and processes at once.
 *
 * <p>A name is a tag such as {@code 1.0}, or a full reference such as {@code
 * us.icr.io/acme/web:1.0}; tools use both. Reading without a name takes the only image there is;
 * writing without one takes the names the image had at its source.
 */
public final class OciLayout implements ImageStore {
  private static final Set<String> OWN = Set.of("blobs", "index.json", "index.json.lock");

  private final Path path;
  private final @Nullable String name;

  private OciLayout(Path path, @Nullable String name) {
    this.path = path;
    this.name = name;
  }

  /**
   * A layout in a directory.
   *
   * @param directory the directory; it is made when something is written
   * @return the place
   */
  public static OciLayout at(Path directory) {
    return new OciLayout(directory, null);
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
    return new OciLayout(path, chosen);
  }

  /**
   * The images in this layout.
   *
   * @return every entry of the layout's index, in its order
   */
  public List<LocalImage> images() {
    Tree tree = new DirectoryTree(path);
    Work work = new Work("Could not read " + this, tree::close);
    try {
      return new LayoutContent(tree, work)
          .index().entries().stream()
              .map(
                  entry ->
                      LocalImage.builder()
                          .names(entry.names())
                          .descriptor(entry.descriptor())
                          .build())
              .toList();
    } finally {
      work.close();
    }
  }

  @Override
  public ImageReader openReader() {
    Tree tree = new DirectoryTree(path);
    return new LayoutReader(tree, new Work("Could not read " + this, tree::close), name);
  }

  @Override
  public ImageWriter openWriter() {
    Work work = new Work("Could not write " + this, () -> {});
    work.run(
        () -> {
          checkUsable(work);
          AtomicFile.prepare(path);
          return path;
        });
    return new LayoutWriter(path, work, name);
  }

  /** A directory with something else in it is not made a layout: that would be a mistake. */
  private void checkUsable(Work work) throws IOException {
    if (!Files.isDirectory(path) || Files.exists(path.resolve(LayoutContent.MARKER))) {
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      List<String> foreign =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> !OWN.contains(file) && !file.startsWith(AtomicFile.PREFIX))
              .toList();
      if (!foreign.isEmpty()) {
        throw Failures.unusable(
            work.what(),
            "the directory is neither empty nor an OCI image layout",
            Remedy.CHECK_PATH);
      }
    }
  }

  @Override
  public String toString() {
    return "oci:" + path + (name == null ? "" : ":" + name);
  }
}
