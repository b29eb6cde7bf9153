package dev.registrysdk.testing;

/** The two families of media types that images have. */
enum SampleFormat {
  OCI(
      "application/vnd.oci.image.index.v1+json",
      "application/vnd.oci.image.manifest.v1+json",
      "application/vnd.oci.image.config.v1+json",
      "application/vnd.oci.image.layer.v1.tar+gzip"),
  DOCKER(
      "application/vnd.docker.distribution.manifest.list.v2+json",
      "application/vnd.docker.distribution.manifest.v2+json",
      "application/vnd.docker.container.image.v1+json",
      "application/vnd.docker.image.rootfs.diff.tar.gzip");

  static final String TAR = "application/vnd.oci.image.layer.v1.tar";

  private final String index;
  private final String manifest;
  private final String config;
  private final String layer;

  SampleFormat(String index, String manifest, String config, String layer) {
    this.index = index;
    this.manifest = manifest;
    this.config = config;
    this.layer = layer;
  }

  String index() {
    return index;
  }

  String manifest() {
    return manifest;
  }

  String config() {
    return config;
  }

  String layer() {
    return layer;
  }
}
