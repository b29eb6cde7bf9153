package dev.registrysdk;

import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import java.util.Optional;
import java.util.stream.Stream;

/** Tags over HTTP. */
final class DefaultTags implements Tags {
  private final Places places;

  DefaultTags(Places places) {
    this.places = places;
  }

  @Override
  public Stream<String> stream(ListTagsRequest request) {
    RemoteRepository repository = places.repository(request.repository());
    return request.after().map(repository::tagsAfter).orElseGet(repository::tags);
  }

  @Override
  public Digest add(TagRequest request) {
    RemoteRepository repository = repository(request.tag());
    String tag = request.tag().selector();
    Optional<Digest> current = repository.resolve(tag).map(Descriptor::digest);
    ManifestDocument manifest = repository.manifest(request.image().selector());
    if (current.isEmpty()) {
      repository.putManifest(tag, manifest);
    } else if (!manifest.hasDigest(current.get())) {
      throw new ConflictException(
          Failure.of("Could not add the tag " + request.tag())
              .reason("it points to " + current.get() + ", not to " + manifest.digest())
              .remedy(Remedy.MOVE_TAG)
              .registry(request.tag().registry())
              .build());
    }
    return manifest.digest();
  }

  @Override
  public Digest move(TagRequest request) {
    RemoteRepository repository = repository(request.tag());
    ManifestDocument manifest = repository.manifest(request.image().selector());
    repository.putManifest(request.tag().selector(), manifest);
    return manifest.digest();
  }

  @Override
  public void remove(RemoveTagRequest request) {
    repository(request.tag()).deleteTag(request.tag().selector());
  }

  private RemoteRepository repository(ImageReference reference) {
    return places.repository(reference.repository());
  }
}
