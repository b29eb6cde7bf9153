package dev.registrysdk;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ContextArchive;
import dev.registrysdk.build.dockerfile.Dockerfile;
import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.copy.TransferListener;
import dev.registrysdk.local.DockerEngine;
import dev.registrysdk.local.EngineBuildRequest;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Has an engine build the image, and copies it from there. */
final class EngineMethod extends BuildMethod {
  private final DockerEngine engine;

  EngineMethod(DockerEngine engine) {
    this.engine = engine;
  }

  @Override
  Optional<String> obstacle(BuildImageRequest request) {
    return Obstacles.elsewhere(request)
        .when(
            request.platforms().size() > 1,
            "build for several platforms at once: " + BuildSite.text(request.platforms()))
        .text();
  }

  @Override
  BuildResult build(BuildImageRequest request, BuildSite site) {
    Dockerfile dockerfile = request.context().dockerfile();
    dockerfile.warnings().forEach(warning -> request.listener().warned(warning.toString()));
    ContextArchive whole = ContextArchive.of(request.context());
    ContextArchive archive = request.keepTimes() ? whole.keepTimes() : whole;
    EngineBuildRequest.Builder build =
        EngineBuildRequest.builder()
            .context(archive::writeTo)
            .dockerfile(archive.dockerfile())
            .buildArgs(request.arguments())
            .labels(request.labels())
            .target(request.stage())
            .platform(request.platforms().stream().findFirst())
            .pull(request.pull())
            .noCache(request.noCache())
            .credentials(credentials(dockerfile, request, site))
            .listener(
                message ->
                    BuildOutputText.of(
                            message.stream(), message.status(), message.id(), message.total())
                        .ifPresent(request.listener()::output));
    BuildSite.tag(request).ifPresent(build::addTags);
    return copy(engine.build(build.build()), request, site);
  }

  /** What the engine shows to the registries that the Dockerfile names. */
  private static Map<String, Credentials> credentials(
      Dockerfile dockerfile, BuildImageRequest request, BuildSite site) {
    Platform platform = request.platforms().stream().findFirst().orElseGet(Platform::host);
    Map<String, Credentials> credentials = new LinkedHashMap<>();
    for (String name : dockerfile.images(request.arguments(), platform)) {
      ImageReference.tryParse(name)
          .map(ImageReference::registry)
          .ifPresent(
              registry ->
                  site.planes()
                      .credentials(registry)
                      .ifPresent(found -> credentials.put(registry, found)));
    }
    return credentials;
  }

  private BuildResult copy(Digest id, BuildImageRequest request, BuildSite site) {
    Results results = new Results(request);
    try (ImageReader image = engine.store(id.toString()).openReader()) {
      CopyResult copied =
          new Copier()
              .copy(
                  CopyRequest.builder()
                      .source(new Built(image, engine))
                      .target(site.target(request))
                      .concurrency(request.concurrency())
                      .listener(results)
                      .build());
      return BuildResult.builder()
          .digest(copied.digest())
          .mediaType(copied.mediaType())
          .unchanged(copied.unchanged())
          .addImages(BuildSite.describe(image, image.root(), results.byBlob))
          .build();
    }
  }

  /** The image in the engine, with a name for messages. */
  private record Built(ImageReader image, DockerEngine engine) implements ImageSource {
    @Override
    public ImageReader openReader() {
      return new BorrowedReader(image);
    }

    @Override
    public String toString() {
      return "the image that " + engine + " built";
    }
  }

  /** Keeps what became of blobs, and tells it. */
  private static final class Results implements TransferListener {
    private final Map<Digest, BlobResult> byBlob = new ConcurrentHashMap<>();
    private final BuildImageRequest request;

    Results(BuildImageRequest request) {
      this.request = request;
    }

    private static boolean layer(Descriptor blob) {
      MediaType type = blob.mediaType();
      return !type.equals(MediaType.DOCKER_CONFIG) && !type.equals(MediaType.OCI_CONFIG);
    }

    @Override
    public void blobStarted(Descriptor blob) {
      if (layer(blob)) {
        request.listener().layerStarted(blob);
      }
    }

    @Override
    public void blobFinished(Descriptor blob, BlobResult result) {
      byBlob.put(blob.digest(), result);
      if (layer(blob)) {
        request.listener().layerFinished(blob, result);
      }
    }
  }

  @Override
  public String toString() {
    return "with the engine at " + engine;
  }
}
