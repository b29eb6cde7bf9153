package dev.registrysdk;

import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageEdit;
import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.oci.ImageReference;
import java.util.function.UnaryOperator;

/** Builds and edits images in registries. */
final class DefaultBuilds {
  private final Places places;
  private final Planes planes;

  DefaultBuilds(Places places, Planes planes) {
    this.places = places;
    this.planes = planes;
  }

  BuildResult build(BuildImageRequest request) {
    BuildResult result = request.method().build(request, new BuildSite(places, planes));
    request
        .image()
        .ifPresent(image -> request.tags().forEach(tag -> name(image, result, tag, request)));
    return result;
  }

  /** Gives what was built another name: by its manifest alone where its content is already. */
  private void name(
      ImageReference image, BuildResult result, ImageReference tag, BuildImageRequest request) {
    ImageReference built = image.withDigest(result.digest());
    if (tag.repository().equals(image.repository())) {
      RemoteRepository repository = places.repository(tag.repository());
      repository.putManifest(tag.selector(), repository.manifest(built.selector()));
    } else {
      new Copier()
          .copy(
              CopyRequest.builder()
                  .source(places.image(built))
                  .target(places.image(tag))
                  .foreignLayers(request.foreignLayers())
                  .concurrency(request.concurrency())
                  .build());
    }
  }

  BuildResult edit(ImageReference image, ImageReference target, UnaryOperator<ImageEdit> changes) {
    return changes.apply(ImageEdit.of(places.image(image))).writeTo(places.image(target));
  }
}
