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

  MediaType layer(boolean gzip) {
    return this == OCI
        ? gzip ? MediaType.OCI_LAYER_GZIP : MediaType.OCI_LAYER
        : gzip ? MediaType.DOCKER_LAYER_GZIP : MediaType.DOCKER_LAYER;
  }

  /** What a layer's type is called in this family; a type that only the other has stays. */
  MediaType layer(MediaType type) {
    ImageFormat other = this == OCI ? DOCKER : OCI;
    for (boolean gzip : new boolean[] {false, true}) {
      if (type.equals(other.layer(gzip))) {
        return layer(gzip);
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
