package dev.registrysdk;

import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.icr.Icr;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import java.util.Optional;
import java.util.stream.Stream;

/** Tags over HTTP. */
final class DefaultTags implements Tags {
  private final Places places;
  private final Planes planes;

  DefaultTags(Places places, Planes planes) {
    this.places = places;
    this.planes = planes;
  }

  @Override
  public Stream<String> stream(ListTagsRequest request) {
    RemoteRepository repository = places.repository(request.repository());
    return request.after().map(repository::tagsAfter).orElseGet(repository::tags);
  }

  @Override
  public Digest add(TagRequest request) {
    Optional<Icr> icr = service(request);
    Optional<Digest> current = current(request.tag());
    return current.isEmpty() ? point(request, icr) : agreed(request, current.get());
  }

  /**
   * What a tag points to now. Artifactory forbids what it does not have; its list of tags tells
   * whether that is the case, so that no tag is overwritten that only could not be read.
   */
  private Optional<Digest> current(ImageReference tag) {
    RemoteRepository repository = repository(tag);
    try {
      return repository.resolve(tag.selector()).map(Descriptor::digest);
    } catch (DeniedException denied) {
      try {
        if (repository.tags().noneMatch(tag.selector()::equals)) {
          return Optional.empty();
        }
      } catch (RegistryException unlisted) {
        denied.addSuppressed(unlisted);
      }
      throw denied;
    }
  }

  private Digest agreed(TagRequest request, Digest current) {
    ManifestDocument manifest = repository(request.image()).manifest(request.image().selector());
    if (!manifest.hasDigest(current)) {
      throw new ConflictException(
          Failure.of("Could not add the tag " + request.tag())
              .reason("it points to " + current + ", not to " + manifest.digest())
              .remedy(Remedy.MOVE_TAG)
              .registry(request.tag().registry())
              .build());
    }
    return manifest.digest();
  }

  @Override
  public Digest move(TagRequest request) {
    return point(request, service(request));
  }

  /**
   * Makes the tag point to the image: at the service with one call, elsewhere with the manifest.
   */
  private Digest point(TagRequest request, Optional<Icr> icr) {
    RemoteRepository source = repository(request.image());
    if (icr.isEmpty()) {
      ManifestDocument manifest = source.manifest(request.image().selector());
      source.putManifest(request.tag().selector(), manifest);
      return manifest.digest();
    }
    Digest digest =
        source
            .resolve(request.image().selector())
            .map(Descriptor::digest)
            .orElseThrow(() -> missing(request));
    // By its digest: the name could point to another image by now.
    ImageReference image = request.image().repository().digest(digest);
    icr.get().imageControl().addTag(add -> add.image(image).tag(request.tag()));
    return digest;
  }

  /** The service, if it can do it; nobody else tags across repositories. */
  private Optional<Icr> service(TagRequest request) {
    Optional<Icr> icr = planes.of(request.tag().registry());
    if (icr.isEmpty() && !request.image().repository().equals(request.tag().repository())) {
      throw new IllegalArgumentException(
          "A tag stays in the repository of its image: "
              + request.tag()
              + " is not in "
              + request.image().repository()
              + "; to give the image a name elsewhere, copy it: images().copy(\""
              + request.image()
              + "\", \""
              + request.tag()
              + "\")");
    }
    return icr;
  }

  private static NotFoundException missing(TagRequest request) {
    return new NotFoundException(
        Failure.of("Could not add the tag " + request.tag())
            .reason("the registry has no " + request.image())
            .registry(request.image().registry())
            .build());
  }

  @Override
  public void remove(RemoveTagRequest request) {
    Optional<Icr> icr = planes.of(request.tag().registry());
    if (icr.isPresent()) {
      icr.get().imageControl().removeTag(remove -> remove.tag(request.tag()));
    } else {
      repository(request.tag()).deleteTag(request.tag().selector());
    }
  }

  private RemoteRepository repository(ImageReference reference) {
    return places.repository(reference.repository());
  }
}
