package dev.registrysdk.copy;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ReferrerLister;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds what is attached to manifests: OCI referrers, theirs in turn, and cosign's tags. */
final class Attachments {
  private final ImageReader reader;
  private final Graph graph;
  private final Map<String, ManifestDocument> tagged = new LinkedHashMap<>();

  Attachments(ImageReader reader, Graph graph) {
    this.reader = reader;
    this.graph = graph;
  }

  /** Adds what is attached to a manifest, or to anything it lists, to the graph. */
  void addAll(ManifestDocument root) {
    if (!(reader instanceof ReferrerLister lister)) {
      return;
    }
    Set<Digest> visited = new HashSet<>();
    Deque<Digest> subjects = new ArrayDeque<>();
    addSubjects(root, subjects);
    while (!subjects.isEmpty()) {
      Digest subject = subjects.remove();
      if (!visited.add(subject)) {
        continue;
      }
      for (Descriptor referrer : lister.referrers(subject)) {
        if (add(referrer)) {
          subjects.add(referrer.digest());
        }
      }
      for (String tag : lister.cosignTags(subject)) {
        lister
            .tagged(tag)
            .ifPresent(
                document -> {
                  graph.addBelow(document);
                  tagged.put(tag, document);
                });
      }
    }
  }

  /** The manifests of an image: what is attached may refer to any of them. */
  private void addSubjects(ManifestDocument document, Deque<Digest> subjects) {
    subjects.add(document.digest());
    for (Descriptor child : document.references()) {
      if (child.mediaType().index()) {
        addSubjects(reader.manifest(child), subjects);
      } else if (child.mediaType().manifest()) {
        subjects.add(child.digest());
      }
    }
  }

  /** A fallback tag may list what was deleted since; that is no reason not to copy the rest. */
  private boolean add(Descriptor referrer) {
    ManifestDocument document;
    try {
      document = reader.manifest(referrer);
    } catch (NotFoundException e) {
      return false;
    }
    return graph.add(document);
  }

  /** The manifests that go under a tag of their own. */
  Map<String, ManifestDocument> tagged() {
    return tagged;
  }
}
