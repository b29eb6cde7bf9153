package dev.registrysdk.testing;

import java.util.List;

/** A manifest of a repository, and the tags on it in ASCII order. */
record TaggedManifest(StoredManifest manifest, List<String> tags) {
  TaggedManifest {
    tags = List.copyOf(tags);
  }
}
