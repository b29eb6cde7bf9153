package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The images that the {@code manifest.json} of a Docker archive lists. */
final class DockerImages {
  private static final int SHORT_ID = 12;

  private final Tree tree;
  private final Work work;
  private final LayoutContent content;
  private final List<DockerManifest> images;

  DockerImages(Tree tree, Work work) {
    this.tree = tree;
    this.work = work;
    this.content = new LayoutContent(tree, work);
    this.images =
        parse(
            work.run(
                () -> {
                  if (!tree.has(DockerManifest.FILE)) {
                    throw noManifest();
                  }
                  return content.document(DockerManifest.FILE);
                }));
  }

  private StorageException noManifest() throws IOException {
    return tree.has(LayoutContent.INDEX)
        ? Failures.unusable(
            work.what(),
            "it is no Docker archive but an OCI archive (oci-archive)",
            Remedy.READ_AS_OTHER_KIND)
        : Failures.unusable(
            work.what(),
            "it has no manifest.json; what Docker before 1.10 saved cannot be read",
            Remedy.CHECK_PATH);
  }

  private List<DockerManifest> parse(byte[] json) {
    try {
      return DockerManifest.parse(json);
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(work.what(), e);
    }
  }

  List<DockerManifest> all() {
    return images;
  }

  /** The configuration of an image; its digest is the image id. */
  byte[] config(DockerManifest image) {
    return work.run(
        () -> {
          if (!tree.has(image.config())) {
            throw TarTree.damaged(
                work.what(), "it does not hold the configuration " + image.config());
          }
          return content.document(image.config());
        });
  }

  Descriptor id(DockerManifest image) {
    return Descriptor.of(MediaType.OCI_CONFIG, config(image));
  }

  /**
   * Finds an image.
   *
   * @param name its name or id, or null for the only one there is
   */
  DockerManifest find(@Nullable String name) {
    if (name == null) {
      if (images.size() != 1) {
        throw images.isEmpty()
            ? Failures.missing(work.what(), "it has no image")
            : Failures.undecided(work.what(), labels());
      }
      return images.get(0);
    }
    return images.stream()
        .filter(image -> named(image, name))
        .findFirst()
        .or(() -> byId(name))
        .orElseThrow(
            () ->
                Failures.missing(work.what(), "it has no image of that name; it has " + labels()));
  }

  private static boolean named(DockerManifest image, String name) {
    Optional<ImageReference> wanted = ImageReference.tryParse(name);
    return wanted.isPresent() && names(image).contains(wanted.get());
  }

  private Optional<DockerManifest> byId(String name) {
    String hex = name.startsWith("sha256:") ? name.substring("sha256:".length()) : name;
    List<DockerManifest> found =
        hex.length() < SHORT_ID
            ? List.of()
            : images.stream()
                .filter(image -> id(image).digest().encoded().startsWith(hex))
                .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The names of an image; familiar ones are completed. */
  static List<ImageReference> names(DockerManifest image) {
    return image.tags().stream()
        .flatMap(tag -> ImageReference.tryParse(tag).stream())
        .distinct()
        .toList();
  }

  private String labels() {
    return images.isEmpty()
        ? "none"
        : images.stream()
            .flatMap(
                image ->
                    image.tags().isEmpty()
                        ? Stream.of(id(image).digest().toString())
                        : image.tags().stream())
            .distinct()
            .limit(50)
            .collect(Collectors.joining(", "));
  }
}
