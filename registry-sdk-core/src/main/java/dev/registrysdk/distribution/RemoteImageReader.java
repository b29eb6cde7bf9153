package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ReferrerLister;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one image of a repository. */
final class RemoteImageReader implements ImageReader, ReferrerLister {
  private static final List<String> COSIGN_SUFFIXES = List.of(".sig", ".att", ".sbom");

  private final Session session;
  private final ImageReference reference;
  private final Manifests manifests;
  private volatile @Nullable Set<String> cosignTags;

  RemoteImageReader(Session session, ImageReference reference) {
    this.session = session;
    this.reference = reference;
    this.manifests = new Manifests(session);
  }

  @Override
  public List<ImageReference> names() {
    return List.of(reference);
  }

  @Override
  public ManifestDocument root() {
    return manifests.get(reference);
  }

  @Override
  public ManifestDocument manifest(Descriptor descriptor) {
    ManifestDocument document = manifests.get(session.repository().digest(descriptor.digest()));
    if (document.size() != descriptor.size()) {
      throw new IntegrityException(
          Failure.of("Could not read " + session.repository().digest(descriptor.digest()))
              .reason(
                  "it has "
                      + document.size()
                      + " bytes where "
                      + descriptor.size()
                      + " were listed")
              .registry(reference.registry())
              .build());
    }
    return document;
  }

  @Override
  public Blob blob(Descriptor descriptor) {
    return new Blobs(session).blob(descriptor);
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return new Referrers(session).list(subject);
  }

  @Override
  public List<String> cosignTags(Digest subject) {
    Set<String> tags = cosignTags;
    if (tags == null) {
      try (Stream<String> all = TagList.stream(session, null)) {
        tags =
            all.filter(tag -> COSIGN_SUFFIXES.stream().anyMatch(tag::endsWith))
                .collect(Collectors.toCollection(HashSet::new));
      }
      cosignTags = tags;
    }
    String base = subject.algorithm() + "-" + subject.encoded();
    return COSIGN_SUFFIXES.stream().map(base::concat).filter(tags::contains).toList();
  }

  @Override
  public Optional<ManifestDocument> tagged(String tag) {
    return manifests.find(session.repository().tag(tag));
  }

  @Override
  public void close() {
    session.close();
  }
}
