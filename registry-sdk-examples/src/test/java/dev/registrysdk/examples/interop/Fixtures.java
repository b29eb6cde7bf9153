package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Images that this SDK had no part in: made by buildah, converted by skopeo and podman.
 *
 * @param layered an image with {@link #LAYERS} gzip layers
 * @param uncompressed the same with its layers as they are
 * @param zstd the same with zstd layers
 * @param index an index of images for amd64 and arm64, which share their lower layers
 * @param context the files that the layers are made of
 * @param skopeoArchive the image as {@code docker-archive}, by skopeo
 * @param podmanArchive the image as {@code podman save} writes it
 */
record Fixtures(
    LayoutImage layered,
    LayoutImage uncompressed,
    LayoutImage zstd,
    LayoutImage index,
    Path context,
    Path skopeoArchive,
    Path podmanArchive) {
  static final int LAYERS = 5;

  /** The layers of both platforms together. */
  static final int INDEX_LAYERS = LAYERS + 1;

  /** The name of the image in the archives. */
  static final String ARCHIVE_NAME = "docker.io/library/layered:1.0";

  /** All the images in layouts. */
  List<LayoutImage> images() {
    return List.of(layered, uncompressed, zstd, index);
  }

  static Fixtures make(Peers peers, Path directory) {
    try {
      Path context = context(Files.createDirectory(directory.resolve("context")));
      for (String architecture : new String[] {"amd64", "arm64"}) {
        peers
            .buildah(
                "build",
                "--platform=linux/" + architecture,
                "--build-arg=TARGETARCH=" + architecture,
                "--timestamp=1700000000",
                "--layers",
                "--tag=localhost/" + architecture,
                context.toString())
            .succeeded();
      }
      LayoutImage layered = image(directory, "layered");
      LayoutImage uncompressed = image(directory, "uncompressed");
      LayoutImage zstd = image(directory, "zstd");
      LayoutImage index = image(directory, "index");
      peers.buildah("push", "--format=oci", "localhost/amd64", layered.peerName()).succeeded();
      decompress(peers, layered, directory, uncompressed);
      peers
          .skopeo("copy", "--dest-compress-format=zstd", uncompressed.peerName(), zstd.peerName())
          .succeeded();
      peers.buildah("manifest", "create", "localhost/index").succeeded();
      for (String architecture : new String[] {"amd64", "arm64"}) {
        peers
            .buildah(
                "manifest",
                "add",
                "--arch=" + architecture,
                "localhost/index",
                "localhost/" + architecture)
            .succeeded();
      }
      peers.buildah("manifest", "push", "--all", "localhost/index", index.peerName()).succeeded();
      Path skopeoArchive = directory.resolve("skopeo.tar");
      peers
          .skopeo(
              "copy", layered.peerName(), "docker-archive:" + skopeoArchive + ":" + ARCHIVE_NAME)
          .succeeded();
      Path podmanArchive = directory.resolve("podman.tar");
      peers.podman("tag", "localhost/amd64", ARCHIVE_NAME).succeeded();
      peers.podman("save", "--output=" + podmanArchive, ARCHIVE_NAME).succeeded();
      return new Fixtures(
          layered, uncompressed, zstd, index, context, skopeoArchive, podmanArchive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In two steps: skopeo decompresses for plain directories only. */
  private static void decompress(
      Peers peers, LayoutImage source, Path directory, LayoutImage target) {
    String plain = "dir:" + directory.resolve("plain");
    peers.skopeo("copy", "--dest-decompress", source.peerName(), plain).succeeded();
    peers
        .skopeo("copy", "--dest-oci-accept-uncompressed-layers", plain, target.peerName())
        .succeeded();
    if (target.digest().equals(source.digest())) {
      throw new AssertionError("skopeo left the layers of " + target + " compressed");
    }
  }

  private static LayoutImage image(Path directory, String name) {
    return new LayoutImage(directory.resolve(name), name);
  }

  /** A root file system that does not compress well, and the steps to make layers of it. */
  private static Path context(Path context) throws IOException {
    StringBuilder steps = new StringBuilder("FROM scratch\nARG TARGETARCH\n");
    Random random = new Random(20261124);
    for (int layer = 1; layer < LAYERS; layer++) {
      byte[] content = new byte[layer * 40_000];
      random.nextBytes(content);
      Files.write(context.resolve("file" + layer), content);
      steps.append("COPY file%1$d /data/%1$d/file\n".formatted(layer));
    }
    Files.writeString(context.resolve("amd64"), "for amd64");
    Files.writeString(context.resolve("arm64"), "for arm64");
    steps.append("COPY ${TARGETARCH} /platform\nLABEL made.by=buildah\nCMD [\"/platform\"]\n");
    Files.writeString(context.resolve("Containerfile"), steps);
    return context;
  }
}
