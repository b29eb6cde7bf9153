package dev.registrysdk;

import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageEdit;
import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.copy.CopySettings;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.store.ImageStore;
import java.util.function.UnaryOperator;

/** Images over HTTP. */
final class DefaultImages implements Images {
  private final Places places;
  private final Copier copier = new Copier();

  DefaultImages(Places places) {
    this.places = places;
  }

  @Override
  public CopyResult pull(PullRequest request) {
    return copy(request, places.image(request.image()), request.target());
  }

  @Override
  public CopyResult push(PushRequest request) {
    return copy(request, request.source(), places.image(request.image()));
  }

  @Override
  public CopyResult copy(CopyImageRequest request) {
    return copy(request, places.image(request.source()), places.image(request.target()));
  }

  @Override
  public CopyResult copy(CopyRequest request) {
    return copier.copy(request);
  }

  @Override
  public BuildResult build(BuildImageRequest request) {
    return new DefaultBuilds(places).build(request);
  }

  @Override
  public BuildResult edit(
      ImageReference image, ImageReference target, UnaryOperator<ImageEdit> changes) {
    return new DefaultBuilds(places).edit(image, target, changes);
  }

  @Override
  public ImageStore at(ImageReference image) {
    return places.image(image);
  }

  @Override
  public ImageDetails inspect(InspectRequest request) {
    return Inspection.of(places.image(request.image()), request);
  }

  @Override
  public Digest digest(DigestRequest request) {
    ImageReference image = request.image();
    return places
        .repository(image.repository())
        .resolve(image.selector())
        .map(Descriptor::digest)
        .orElseThrow(() -> missing(image));
  }

  @Override
  public DeleteResult delete(DeleteImageRequest request) {
    ImageReference image = request.image();
    RemoteRepository repository = places.repository(image.repository());
    Digest digest =
        image.digest().orElseGet(() -> digest(DigestRequest.builder().image(image).build()));
    DeleteResult.Builder result = DeleteResult.builder().digest(digest);
    if (request.findTags()) {
      result.tags(SiblingTags.of(repository, digest));
    }
    repository.deleteManifest(digest);
    return result.build();
  }

  private CopyResult copy(CopySettings settings, ImageSource source, ImageSink target) {
    return copier.copy(CopyRequest.builder().from(settings).source(source).target(target).build());
  }

  private static NotFoundException missing(ImageReference image) {
    return new NotFoundException(
        Failure.of("Could not find " + image)
            .reason("the registry has no such tag or digest")
            .registry(image.registry())
            .build());
  }
}
