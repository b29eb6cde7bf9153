package dev.registrysdk.build;

import dev.registrysdk.oci.MediaType;

/** The family of media types that an image is written in. The content is the same in both. */
public enum ImageFormat {
  /** OCI image specification 1.1. */
  OCI,
  /** Docker image manifest version 2, schema 2; it has no annotations. */
  DOCKER;

  private static final String FOREIGN_OCI =
      "application/vnd.oci.image.layer.nondistributable.v1.tar";
  private static final String FOREIGN_DOCKER =
      "application/vnd.docker.image.rootfs.foreign.diff.tar";

  /** The family a manifest belongs to. */
  static ImageFormat of(MediaType manifest) {
    return manifest.docker() ? DOCKER : OCI;
  }

  MediaType index() {
    return this == OCI ? MediaType.OCI_INDEX : MediaType.DOCKER_LIST;
  }

  MediaType manifest() {
    return this == OCI ? MediaType.OCI_MANIFEST : MediaType.DOCKER_MANIFEST;
  }

  MediaType config() {
    return this == OCI ? MediaType.OCI_CONFIG : MediaType.DOCKER_CONFIG;
  }

  MediaType layer(LayerCompression compression) {
    return switch (compression) {
      case GZIP -> this == OCI ? MediaType.OCI_LAYER_GZIP : MediaType.DOCKER_LAYER_GZIP;
      case ZSTD -> MediaType.OCI_LAYER_ZSTD; // the only family that has one
      case NONE -> this == OCI ? MediaType.OCI_LAYER : MediaType.DOCKER_LAYER;
    };
  }

  /** What a layer's type is called in this family; a type that only the other has stays. */
  MediaType layer(MediaType type) {
    ImageFormat other = this == OCI ? DOCKER : OCI;
    for (LayerCompression compression : LayerCompression.values()) {
      if (type.equals(other.layer(compression))) {
        return layer(compression);
      }
    }
    String text = type.toString();
    String foreign = this == OCI ? FOREIGN_DOCKER : FOREIGN_OCI;
    if (!text.startsWith(foreign)) {
      return type;
    }
    boolean gzip = text.endsWith("gzip");
    return MediaType.parse(
        this == OCI ? FOREIGN_OCI + (gzip ? "+gzip" : "") : FOREIGN_DOCKER + (gzip ? ".gzip" : ""));
  }
}
