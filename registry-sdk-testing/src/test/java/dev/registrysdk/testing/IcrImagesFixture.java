package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts images of all kinds into a registry. */
record IcrImagesFixture(InMemoryRegistry registry) {
  static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";

  /** A Docker image with one layer. */
  String image(String repository, String tag, String config, String layer) {
    String configDigest = registry.putBlob(repository, bytes(config));
    String layerDigest = registry.putBlob(repository, bytes(layer));
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\""
            + DOCKER
            + "\",\"config\":{\"mediaType\":\"application/vnd.docker.container.image.v1+json\","
            + descriptor(configDigest, config)
            + "},\"layers\":[{\"mediaType\":\"application/vnd.docker.image.rootfs.diff.tar.gzip\","
            + descriptor(layerDigest, layer)
            + "}]}";
    return registry.putManifest(repository, tag, DOCKER, bytes(manifest));
  }

  /** An OCI index. */
  String index(String repository, String tag, String... children) {
    String manifests =
        Stream.of(children)
            .map(child -> "{\"mediaType\":\"" + DOCKER + "\",\"digest\":\"" + child + "\"}")
            .collect(Collectors.joining(","));
    return registry.putManifest(
        repository,
        tag,
        Client.OCI_INDEX,
        bytes("{\"schemaVersion\":2,\"manifests\":[" + manifests + "]}"));
  }

  static String created(String time) {
    return "{\"created\":\"" + time + "\"}";
  }

  static String digest(String content) {
    return Client.digest(content);
  }

  private static String descriptor(String digest, String content) {
    return "\"size\":" + bytes(content).length + ",\"digest\":\"" + digest + "\"";
  }
}
