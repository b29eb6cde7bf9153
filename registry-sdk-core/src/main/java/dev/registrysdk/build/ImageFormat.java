package dev.registrysdk.build;

import dev.registrysdk.oci.MediaType;

/** The family of media types that an image is written in. The content is the same in both. */
public enum ImageFormat {
  /** OCI image specification 1.1. */
  OCI(
      MediaType.OCI_INDEX,
      MediaType.OCI_MANIFEST,
      MediaType.OCI_CONFIG,
      MediaType.OCI_LAYER,
      MediaType.OCI_LAYER_GZIP),
  /** Docker image manifest version 2, schema 2; it has no annotations. */
  DOCKER(
      MediaType.DOCKER_LIST,
      MediaType.DOCKER_MANIFEST,
      MediaType.DOCKER_CONFIG,
      MediaType.DOCKER_LAYER,
      MediaType.DOCKER_LAYER_GZIP);

  private static final String FOREIGN_OCI =
      "application/vnd.oci.image.layer.nondistributable.v1.tar";
  private static final String FOREIGN_DOCKER =
      "application/vnd.docker.image.rootfs.foreign.diff.tar";

  private final MediaType index;
  private final MediaType manifest;
  private final MediaType config;
  private final MediaType layer;
  private final MediaType gzipLayer;

  ImageFormat(
      MediaType index,
      MediaType manifest,
      MediaType config,
      MediaType layer,
      MediaType gzipLayer) {
    this.index = index;
    this.manifest = manifest;
    this.config = config;
    this.layer = layer;
    this.gzipLayer = gzipLayer;
  }

  /** The family a manifest belongs to. */
  static ImageFormat of(MediaType manifest) {
    return manifest.docker() ? DOCKER : OCI;
  }

  MediaType index() {
    return index;
  }

  MediaType manifest() {
    return manifest;
  }

  MediaType config() {
    return config;
  }

  MediaType layer(boolean gzip) {
    return gzip ? gzipLayer : layer;
  }

  /** What a layer's type is called in this family; a type that only the other has stays. */
  MediaType layer(MediaType type) {
    ImageFormat other = this == OCI ? DOCKER : OCI;
    if (type.equals(other.layer)) {
      return layer;
    }
    if (type.equals(other.gzipLayer)) {
      return gzipLayer;
    }
    String text = type.toString();
    String foreign = this == OCI ? FOREIGN_DOCKER : FOREIGN_OCI;
    if (!text.startsWith(foreign)) {
      return type;
    }
    boolean gzip = text.endsWith("gzip");
    return MediaType.parse(
        this == OCI
            ? FOREIGN_OCI + (gzip ? "+gzip" : "")
            : FOREIGN_DOCKER + (gzip ? ".gzip" : ""));
  }
}
