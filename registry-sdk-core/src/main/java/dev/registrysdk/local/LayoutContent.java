package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The content of a layout, by digest, whatever the layout is kept in. */
final class LayoutContent {
  static final String MARKER = "oci-layout";
  static final String INDEX = "index.json";
  static final byte[] MARKER_JSON = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8);

  /** How much of a document is read: manifests are far smaller. */
  static final int MAX_DOCUMENT = 8 << 20;

  private final Tree tree;
  private final Work work;

  LayoutContent(Tree tree, Work work) {
    this.tree = tree;
    this.work = work;
  }

  static String path(Digest digest) {
    return "blobs/" + digest.algorithm() + "/" + digest.encoded();
  }

  /** The index; fails if this is no layout. */
  LayoutIndex index() {
    for (String member : List.of(MARKER, INDEX)) {
      if (!work.run(() -> tree.has(member))) {
        throw noLayout(member);
      }
    }
    return parsed(work.run(() -> document(INDEX)));
  }

  private StorageException noLayout(String missing) {
    return tree instanceof TarTree && work.run(() -> tree.has(DockerManifest.FILE))
        ? Failures.unusable(
            work.what(),
            "it is no OCI image layout but what docker save writes (docker-archive)",
            Remedy.READ_AS_OTHER_KIND)
        : Failures.unusable(
            work.what(),
            "it is no OCI image layout: " + missing + " is missing",
            Remedy.CHECK_PATH);
  }

  /** The index, or an empty one if there is none yet. */
  LayoutIndex indexIfPresent() {
    return work.run(() -> tree.has(INDEX))
        ? parsed(work.run(() -> document(INDEX)))
        : LayoutIndex.EMPTY;
  }

  private LayoutIndex parsed(byte[] json) {
    try {
      return LayoutIndex.parse(json);
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(
          work.what(), new IllegalArgumentException(INDEX + ": " + e.getMessage(), e));
    }
  }

  /** A small file. */
  byte[] document(String path) throws IOException {
    try (InputStream in = tree.open(path)) {
      byte[] bytes = in.readNBytes(MAX_DOCUMENT + 1);
      if (bytes.length > MAX_DOCUMENT) {
        throw Failures.unusable(
            work.what(),
            path + " is larger than " + (MAX_DOCUMENT >> 20) + " MiB",
            Remedy.REPLACE_CONTENT);
      }
      return bytes;
    }
  }

  boolean has(Descriptor descriptor) {
    return work.run(() -> tree.size(path(descriptor.digest())))
        .equals(OptionalLong.of(descriptor.size()));
  }

  /** Whether a manifest is here with all it lists. */
  boolean complete(Descriptor root) {
    return complete(root, new HashSet<>());
  }

  private boolean complete(Descriptor descriptor, Set<Digest> seen) {
    if (!seen.add(descriptor.digest())) {
      return true;
    }
    if (!has(descriptor)) {
      return false;
    }
    return !descriptor.mediaType().manifest()
        || readable(descriptor)
            .map(
                document -> document.references().stream().allMatch(child -> complete(child, seen)))
            .orElse(false);
  }

  /** The files that the index leads to, as far as they are here. */
  Set<String> reachable() {
    Set<String> paths = new HashSet<>();
    indexIfPresent().entries().forEach(entry -> collect(entry.descriptor(), paths));
    return paths;
  }

  private void collect(Descriptor descriptor, Set<String> paths) {
    if (has(descriptor)
        && paths.add(path(descriptor.digest()))
        && descriptor.mediaType().manifest()) {
      manifest(descriptor).references().forEach(child -> collect(child, paths));
    }
  }

  private Optional<ManifestDocument> readable(Descriptor descriptor) {
    try {
      return Optional.of(manifest(descriptor));
    } catch (IntegrityException e) {
      return Optional.empty(); // damaged, so it has to be written again
    }
  }

  ManifestDocument manifest(Descriptor descriptor) {
    if (descriptor.size() > MAX_DOCUMENT) {
      throw Failures.unsupported(
          work.what(),
          "%s has %d bytes, a manifest at most %d"
              .formatted(descriptor.digest(), descriptor.size(), MAX_DOCUMENT));
    }
    byte[] bytes =
        work.run(
            () -> {
              try (InputStream in = blob(descriptor).open()) {
                return in.readAllBytes();
              }
            });
    try {
      return ManifestDocument.read(descriptor.mediaType(), bytes).identifiedBy(descriptor.digest());
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(work.what(), e);
    }
  }

  Blob blob(Descriptor descriptor) {
    return Blob.of(descriptor, () -> open(descriptor.digest()));
  }

  private InputStream open(Digest digest) throws IOException {
    try {
      return work.run(
          () -> {
            if (!tree.has(path(digest))) {
              throw Failures.missing(work.what(), "it does not hold " + digest);
            }
            return work.guard(tree.open(path(digest)));
          });
    } catch (RegistryException e) {
      throw new RegistryIOException(e);
    }
  }
}
