package dev.registrysdk.distribution;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import java.util.List;
import java.util.Optional;

/** Writes one image of a repository. */
final class RemoteImageWriter implements ImageWriter {
  private final Session session;
  private final ImageReference reference;
  private final Manifests manifests;
  private final Uploads uploads;

  RemoteImageWriter(Session session, ImageReference reference) {
    this.session = session;
    this.reference = reference;
    this.manifests = new Manifests(session);
    this.uploads = new Uploads(session);
  }

  @Override
  public Optional<Digest> current() {
    return look(name()).map(Descriptor::digest);
  }

  @Override
  public boolean holds(Descriptor manifest) {
    return look(session.repository().digest(manifest.digest())).isPresent();
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    return uploads.put(blob);
  }

  @Override
  public void putManifest(ManifestDocument manifest) {
    put(session.repository().digest(manifest.digest()), manifest);
  }

  @Override
  public void tag(String tag, ManifestDocument manifest) {
    put(session.repository().tag(tag), manifest);
  }

  @Override
  public void finish(ManifestDocument root, List<ImageReference> names) {
    Optional<Digest> pinned = reference.digest();
    if (pinned.isPresent() && !root.hasDigest(pinned.get())) {
      throw new IntegrityException(
          Failure.of("Could not write " + reference)
              .reason("the image to be written has digest " + root.digest())
              .remedy(Remedy.CHECK_REFERENCE)
              .registry(reference.registry())
              .build());
    }
    put(name(), root);
  }

  @Override
  public void close() {
    session.close();
  }

  /** Under a tag if there is one, else by the digest. */
  private ImageReference name() {
    return reference.tag().map(tag -> session.repository().tag(tag)).orElse(reference);
  }

  /** Some registries deny a look at what is not there; a real denial comes with the first write. */
  private Optional<Descriptor> look(ImageReference name) {
    try {
      return manifests.head(name);
    } catch (DeniedException e) {
      return Optional.empty();
    }
  }

  private void put(ImageReference name, ManifestDocument manifest) {
    boolean subjectKnown = manifests.put(name, manifest);
    if (!subjectKnown && Referrers.subject(manifest).isPresent()) {
      new Referrers(session).add(manifest);
    }
  }
}
