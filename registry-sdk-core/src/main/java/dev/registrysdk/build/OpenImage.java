package dev.registrysdk.build;

import dev.registrysdk.build.ImageDraft.DraftLayer;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;

/**
 * An image of one platform that is read: as a base, or to be edited.
 *
 * @param reader what it is read with
 * @param place where it is, for messages
 * @param document its manifest
 * @param json its configuration, the exact bytes
 * @param config what the configuration says
 */
record OpenImage(
    ImageReader reader,
    String place,
    ManifestDocument document,
    ByteString json,
    ImageConfig config) {
  private static final String BASE = "org.opencontainers.image.base.";
  private static final int LIMIT = 8 << 20;

  static OpenImage of(ImageReader reader, String place, ManifestDocument document) {
    String what = "Could not use " + place + " as an image";
    if (!(document.manifest().orElse(null) instanceof ImageManifest image)
        || !readable(image.config().mediaType())) {
      throw BuildFailures.unsupported(what, document.digest() + " is not an image");
    }
    byte[] json = config(reader, image.config(), what);
    ImageConfig config;
    try {
      config = ImageConfig.parse(json);
    } catch (OciFormatException e) {
      throw BuildFailures.damaged(what, String.valueOf(e.getMessage()));
    }
    if (config.diffIds().size() != image.layers().size()) {
      throw BuildFailures.damaged(
          what,
          "it has %s layers, its configuration %s"
              .formatted(image.layers().size(), config.diffIds().size()));
    }
    return new OpenImage(reader, place, document, ByteString.of(json), config);
  }

  /** The images for some platforms; for all there are if none is named. */
  static List<OpenImage> choose(ImageReader reader, String place, List<Platform> platforms) {
    ManifestDocument root = reader.root();
    if (!(root.manifest().orElse(null) instanceof ImageIndex index)) {
      OpenImage image = of(reader, place, root);
      image.check(platforms);
      return List.of(image);
    }
    Set<Descriptor> chosen = new LinkedHashSet<>();
    for (Platform platform : platforms.isEmpty() ? index.platforms() : platforms) {
      chosen.add(
          index
              .select(platform)
              .orElseThrow(() -> NotFoundException.platform(platform, index.platforms(), place)));
    }
    if (chosen.isEmpty()) {
      throw BuildFailures.unsupported("Could not use " + place, "it is an index without images");
    }
    return chosen.stream().map(entry -> of(reader, place, reader.manifest(entry))).toList();
  }

  /** Its layers, by the names of a family. */
  List<DraftLayer> layers(ImageFormat format) {
    List<DraftLayer> layers = new ArrayList<>();
    for (Descriptor layer : manifest().layers()) {
      MediaType type = format.layer(layer.mediaType());
      if (format == ImageFormat.DOCKER && !type.docker()) {
        throw BuildFailures.unsupported(
            "Could not use " + place + " in Docker's image format",
            "its layer " + layer.digest() + " has type " + type + ", which that format lacks");
      }
      Blob blob = reader.blob(Descriptor.builder().from(layer).mediaType(type).build());
      layers.add(new DraftLayer(blob, config.diffIds().get(layers.size()), true));
    }
    return layers;
  }

  /** How an image says that this is its base (OCI annotations.md). */
  Map<String, String> baseAnnotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    reader.names().stream()
        .findFirst()
        .ifPresent(name -> annotations.put(BASE + "name", name.toString()));
    annotations.put(BASE + "digest", document.digest().toString());
    return annotations;
  }

  ImageManifest manifest() {
    return document.asImage();
  }

  private void check(List<Platform> platforms) {
    for (Platform platform : platforms) {
      if (!platform.matches(config.platform())) {
        throw NotFoundException.platform(platform, List.of(config.platform()), place);
      }
    }
  }

  static boolean readable(MediaType config) {
    return config.equals(MediaType.OCI_CONFIG) || config.equals(MediaType.DOCKER_CONFIG);
  }

  private static byte[] config(ImageReader reader, Descriptor config, String what) {
    if (config.size() > LIMIT) {
      throw BuildFailures.damaged(
          what, "its configuration has more than " + LIMIT + " bytes, the limit");
    }
    try (InputStream in = reader.blob(config).open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw BuildFailures.of(what, e);
    }
  }
}
