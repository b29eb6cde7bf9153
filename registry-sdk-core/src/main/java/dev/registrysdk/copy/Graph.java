package dev.registrysdk.copy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.work.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * The manifests below some roots, and the blobs they list, each once. A manifest the target holds
 * already is left out with everything below it.
 */
final class Graph {
  private static final int MAX_DEPTH = 16;

  private final ImageReader reader;
  private final Workers workers;
  private final Predicate<Descriptor> held;
  private final boolean foreignLayers;
  private final Map<Digest, ManifestDocument> manifests = new LinkedHashMap<>();
  private final Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
  private final Set<Digest> seen = new HashSet<>();

  Graph(ImageReader reader, Workers workers, Predicate<Descriptor> held, boolean foreignLayers) {
    this.reader = reader;
    this.workers = workers;
    this.held = held;
    this.foreignLayers = foreignLayers;
  }

  /** Adds everything below a document, but not the document itself. */
  void addBelow(ManifestDocument root) {
    List<ManifestDocument> level = List.of(root);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth > MAX_DEPTH) {
        throw new IntegrityException(
            Failure.of("The index " + root.digest() + " cannot be copied")
                .reason("indexes are nested more than " + MAX_DEPTH + " deep")
                .remedy(Remedy.REPLACE_CONTENT)
                .build());
      }
      level = below(level);
      level.forEach(document -> manifests.put(document.digest(), document));
    }
  }

  /** Adds a document with everything below it; false if it was there already. */
  boolean add(ManifestDocument document) {
    if (!seen.add(document.digest())) {
      return false;
    }
    addBelow(document);
    manifests.put(document.digest(), document);
    return true;
  }

  /** The manifests in groups that can be written one after the other: children before parents. */
  List<List<ManifestDocument>> inWritingOrder() {
    Map<Digest, Integer> heights = new HashMap<>();
    Map<Integer, List<ManifestDocument>> groups = new TreeMap<>();
    for (ManifestDocument document : manifests.values()) {
      groups.computeIfAbsent(height(document, heights), height -> new ArrayList<>()).add(document);
    }
    return List.copyOf(groups.values());
  }

  List<Descriptor> blobs() {
    return List.copyOf(blobs.values());
  }

  private int height(ManifestDocument document, Map<Digest, Integer> heights) {
    Integer known = heights.get(document.digest());
    if (known != null) {
      return known;
    }
    int height = 0;
    for (Descriptor child : document.references()) {
      ManifestDocument below = manifests.get(child.digest());
      height = below == null ? height : Math.max(height, 1 + height(below, heights));
    }
    heights.put(document.digest(), height);
    return height;
  }

  private List<ManifestDocument> below(List<ManifestDocument> level) {
    List<Descriptor> children = new ArrayList<>();
    for (ManifestDocument document : level) {
      for (Descriptor child : document.references()) {
        if (!mayBeManifest(document, child)) {
          addBlob(child);
        } else if (seen.add(child.digest())) {
          children.add(child);
        }
      }
    }
    List<Callable<Optional<ManifestDocument>>> reads = new ArrayList<>();
    children.forEach(child -> reads.add(() -> read(child)));
    List<Optional<ManifestDocument>> documents = workers.all(reads);
    for (int i = 0; i < children.size(); i++) {
      if (documents.get(i).isEmpty() && !children.get(i).mediaType().manifest()) {
        addBlob(children.get(i));
      }
    }
    return documents.stream().flatMap(Optional::stream).toList();
  }

  private void addBlob(Descriptor blob) {
    if (foreignLayers || !blob.mediaType().nonDistributable()) {
      blobs.putIfAbsent(blob.digest(), blob);
    }
  }

  /**
   * Empty if the target holds it, or if it is no manifest after all; some registries deny what is
   * not there.
   */
  private Optional<ManifestDocument> read(Descriptor child) {
    if (child.mediaType().manifest()) {
      return held.test(child) ? Optional.empty() : Optional.of(reader.manifest(child));
    }
    try {
      return Optional.of(reader.manifest(child));
    } catch (NotFoundException | DeniedException e) {
      return Optional.empty();
    }
  }

  /** An index may list blobs (build caches do), and manifests of types nobody has heard of. */
  private static boolean mayBeManifest(ManifestDocument parent, Descriptor child) {
    MediaType type = child.mediaType();
    return type.manifest() || (parent.mediaType().index() && !type.blob());
  }
}
