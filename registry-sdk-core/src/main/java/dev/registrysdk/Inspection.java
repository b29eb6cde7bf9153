package dev.registrysdk;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an image's manifest and configuration. */
final class Inspection {
  private Inspection() {}

  static ImageDetails of(ImageStore image, InspectRequest request) {
    try (ImageReader reader = image.openReader()) {
      ManifestDocument root = reader.root();
      ImageDetails.Builder details = ImageDetails.builder().image(request.image()).root(root);
      ManifestDocument manifest = root;
      if (root.mediaType().index()) {
        manifest = reader.manifest(choose(root.asIndex(), request));
        details.platforms(root.asIndex().platforms());
      }
      Optional<ImageConfig> config = config(reader, manifest, request);
      if (!root.mediaType().index()) {
        config.ifPresent(found -> details.addPlatforms(found.platform()));
      }
      return details.manifest(manifest).config(config).build();
    }
  }

  private static Descriptor choose(ImageIndex index, InspectRequest request) {
    if (request.platform().isPresent()) {
      return index.select(request.platform().get()).orElseThrow(() -> missing(index, request));
    }
    return index
        .select(Platform.host())
        .or(() -> index.platforms().stream().findFirst().flatMap(index::select))
        .or(() -> index.manifests().stream().findFirst())
        .orElseThrow(() -> missing(index, request));
  }

  private static Optional<ImageConfig> config(
      ImageReader reader, ManifestDocument manifest, InspectRequest request) {
    if (!(manifest.manifest().orElse(null) instanceof ImageManifest image)
        || !holdsConfig(image.config().mediaType())) {
      return Optional.empty();
    }
    String what = "Could not read the configuration of " + request.image();
    try (InputStream in = reader.blob(image.config()).open()) {
      return Optional.of(ImageConfig.parse(in.readAllBytes()));
    } catch (RegistryIOException e) {
      throw e.failure();
    } catch (IOException e) {
      throw new TransportException(
          Failure.of(what).reason(String.valueOf(e.getMessage())).build(), e);
    } catch (OciFormatException e) {
      throw new IntegrityException(
          Failure.of(what)
              .reason(String.valueOf(e.getMessage()))
              .remedy(Remedy.REPLACE_CONTENT)
              .build(),
          e);
    }
  }

  private static boolean holdsConfig(MediaType type) {
    return type.equals(MediaType.OCI_CONFIG) || type.equals(MediaType.DOCKER_CONFIG);
  }

  private static NotFoundException missing(ImageIndex index, InspectRequest request) {
    List<Platform> platforms = index.platforms();
    return new NotFoundException(
        Failure.of("There is no image for the wanted platform in " + request.image())
            .reason(
                platforms.isEmpty()
                    ? "the index is empty"
                    : "it has "
                        + platforms.stream().map(Platform::text).collect(Collectors.joining(", ")))
            .remedy(Remedy.CHOOSE_PLATFORM)
            .build());
  }
}
