package dev.registrysdk.icr;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Repository;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the images that indexes are made of. For one use, by one thread. */
final class IndexParts {
  private final Control<IcrApi> control;
  private final Deque<ImageReference> unread = new ArrayDeque<>();
  private final Set<ImageReference> parts = new HashSet<>();

  IndexParts(Control<IcrApi> control) {
    this.control = control;
  }

  /** Adds the repositories where an image has a tag, if it may be an index. */
  void addTagged(ImageDigest image, Set<Repository> among) {
    if (mayBeIndex(image)) {
      image
          .tags()
          .forEach(
              (repository, tags) -> {
                if (!tags.isEmpty() && among.contains(repository)) {
                  unread.add(repository.digest(image.digest()));
                }
              });
    }
  }

  /** The service has words for the kind of a manifest, and does not promise them. */
  private static boolean mayBeIndex(ImageDigest image) {
    String type = image.manifestType().orElse("index").toLowerCase(Locale.ROOT);
    return type.contains("index") || type.contains("list");
  }

  /** Reads the indexes, and those inside them. */
  Set<ImageReference> find() {
    while (!unread.isEmpty()) {
      ImageReference index = unread.remove();
      for (Descriptor part : references(index)) {
        ImageReference name = index.repository().digest(part.digest());
        if (parts.add(name) && part.mediaType().index()) {
          unread.add(name);
        }
      }
    }
    return parts;
  }

  private List<Descriptor> references(ImageReference index) {
    try {
      ManifestDocument document = ManifestAnswer.ask(control, index);
      return document.mediaType().index() ? document.references() : List.of();
    } catch (NotFoundException e) {
      return List.of(); // deleted since it was listed
    }
  }
}
