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
import dev.registrysdk.icr.Icr;
import dev.registrysdk.icr.IcrImages;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteImagesRequest;
import dev.registrysdk.icr.model.ImageDeletion;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.InspectionRequest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.ListImagesRequest;
import dev.registrysdk.icr.model.ManifestRequest;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.icr.model.PruneUntaggedRequest;
import dev.registrysdk.icr.model.RestoreRequest;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.store.ImageStore;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Images over HTTP. */
final class DefaultImages implements Images {
  private final Places places;
  private final Planes planes;
  private final Copier copier = new Copier();

  DefaultImages(Places places, Planes planes) {
    this.places = places;
    this.planes = planes;
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
    return new DefaultBuilds(places, planes).build(request);
  }

  @Override
  public BuildResult edit(
      ImageReference image, ImageReference target, UnaryOperator<ImageEdit> changes) {
    return new DefaultBuilds(places, planes).edit(image, target, changes);
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
    return planes
        .of(image.registry())
        .map(icr -> deleteByService(icr, request))
        .orElseGet(() -> deleteByProtocol(image, request.findTags()));
  }

  /** To the trash of the service, which also knows the tags without a request for each. */
  private DeleteResult deleteByService(Icr icr, DeleteImageRequest request) {
    ImageReference image = request.image();
    // Without the list of tags nobody says which digest the name stood for.
    Optional<Digest> named =
        request.findTags()
            ? image.digest()
            : Optional.of(image.digest().orElseGet(() -> digest(d -> d.image(image))));
    ImageDeletion deletion =
        icr.imageControl().delete(delete -> delete.image(image).findTags(request.findTags()));
    return DeleteResult.builder()
        .digest(deletion.digest().or(() -> named).orElseThrow(() -> missing(image)))
        .tags(deletion.tags())
        .build();
  }

  private DeleteResult deleteByProtocol(ImageReference image, boolean findTags) {
    RemoteRepository repository = places.repository(image.repository());
    Digest digest = image.digest().orElseGet(() -> digest(d -> d.image(image)));
    DeleteResult.Builder result = DeleteResult.builder().digest(digest);
    if (findTags) {
      result.tags(SiblingTags.of(repository, digest));
    }
    repository.deleteManifest(digest);
    return result.build();
  }

  @Override
  public Stream<ImageSummary> stream(ListImagesRequest request) {
    return planes.home("the images of a region").images().stream(request);
  }

  @Override
  public List<ImageSummary> list(ListImagesRequest request) {
    return planes.home("the images of a region").images().list(request);
  }

  @Override
  public Stream<ImageDigest> streamDigests(ListDigestsRequest request) {
    return planes.home("the images of a region").images().streamDigests(request);
  }

  @Override
  public ImageInspection inspection(InspectionRequest request) {
    return service("Could not inspect ", request.image()).inspection(request);
  }

  @Override
  public ManifestDocument manifest(ManifestRequest request) {
    return service("Could not read the manifest of ", request.image()).manifest(request);
  }

  @Override
  public BulkDeleteResult deleteAll(DeleteImagesRequest request) {
    if (request.images().isEmpty()) {
      return BulkDeleteResult.builder().build();
    }
    return service("Could not delete ", request.images().get(0)).deleteAll(request);
  }

  @Override
  public RestoreResult restore(RestoreRequest request) {
    return service("Could not restore ", request.image()).restore(request);
  }

  @Override
  public PruneResult pruneUntagged(PruneUntaggedRequest request) {
    return planes.home("the images of a region").images().pruneUntagged(request);
  }

  private IcrImages service(String what, ImageReference image) {
    return planes.required(what + image, image.registry()).images();
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
