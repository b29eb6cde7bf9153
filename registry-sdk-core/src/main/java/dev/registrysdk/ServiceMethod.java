package dev.registrysdk;

import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ContextArchive;
import dev.registrysdk.icr.model.RemoteBuildRequest;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.ImageReader;
import java.util.Map;
import java.util.Optional;

/** Has the service of the registry build the image and store it. */
final class ServiceMethod extends BuildMethod {
  static final ServiceMethod INSTANCE = new ServiceMethod();

  private ServiceMethod() {}

  @Override
  Optional<String> obstacle(BuildImageRequest request) {
    boolean tagged = BuildSite.tag(request).isPresent();
    return Obstacles.elsewhere(request)
        .when(
            !request.platforms().isEmpty(),
            "choose the platform: " + BuildSite.text(request.platforms()))
        .when(request.stage().isPresent(), "choose the stage: stage")
        .when(!request.labels().isEmpty(), "add labels: labels")
        .when(!tagged, "store it but under a tag in its own registry: target, or a digest in image")
        .text();
  }

  @Override
  BuildResult build(BuildImageRequest request, BuildSite site) {
    ImageReference image = BuildSite.tag(request).orElseThrow();
    ContextArchive whole = ContextArchive.of(request.context()).gzip();
    ContextArchive archive = request.keepTimes() ? whole.keepTimes() : whole;
    Optional<Digest> digest =
        site.planes()
            .required(image.registry(), "the builder of the service")
            .builds()
            .build(
                RemoteBuildRequest.builder()
                    .image(image)
                    .context(archive::writeTo)
                    .dockerfile(archive.dockerfile())
                    .buildArguments(request.arguments())
                    .pull(request.pull())
                    .noCache(request.noCache())
                    .listener(
                        message ->
                            BuildOutputText.of(
                                    message.stream(),
                                    message.status(),
                                    message.id(),
                                    message.total())
                                .ifPresent(request.listener()::output))
                    .build())
            .digest();
    return describe(digest.map(image::withDigest).orElse(image), site);
  }

  /** What the service has stored. */
  private static BuildResult describe(ImageReference image, BuildSite site) {
    try (ImageReader reader = site.places().image(image).openReader()) {
      ManifestDocument root = reader.root();
      BuildResult.Builder result =
          BuildResult.builder().digest(root.digest()).mediaType(root.mediaType()).unchanged(false);
      if (!root.mediaType().index()) {
        return result.addImages(BuildSite.describe(reader, root, Map.of())).build();
      }
      for (Descriptor one : root.asIndex().manifests()) {
        result.addImages(BuildSite.describe(reader, reader.manifest(one), Map.of()));
      }
      return result.build();
    }
  }

  @Override
  public String toString() {
    return "with the builder of the service";
  }
}
