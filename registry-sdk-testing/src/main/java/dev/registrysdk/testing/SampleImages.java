package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;

/**
 * Images for tests, of each kind that a client of a registry meets.
 *
 * <pre>{@code
 * StoredImage web = SampleImages.small().pushTo(registry, "acme/web:1.0");
 * }</pre>
 *
 * <p>They are valid: other tools list, copy and unpack them. They are the same bytes, and so have
 * the same digests, on every machine and in every version of this class that does not say
 * otherwise. Their programs are text, so they cannot be run.
 */
public final class SampleImages {
  private static final String AMD64 = "linux/amd64";
  private static final int SMALLEST_ARCHIVE = 1024;

  private SampleImages() {}

  /**
   * One layer with one program, for {@code linux/amd64}.
   *
   * @return the image
   */
  public static SampleImage small() {
    return small("Hello");
  }

  /**
   * The same with a content of its own, for tests that need several images.
   *
   * @param content what the program says; other content has another digest
   * @return the image
   */
  public static SampleImage small(String content) {
    SampleGraph graph = new SampleGraph(SampleFormat.OCI);
    return graph.sample(graph.image("small", AMD64, graph.layer(program(content))));
  }

  /**
   * Four layers for {@code linux/amd64}. The second adds to the first, the third takes {@code
   * etc/motd} and everything in {@code var/cache} away ("whiteouts"), the fourth adds to {@code
   * var/cache} again. There are directories, files, programs, symbolic and hard links.
   *
   * @return the image
   */
  public static SampleImage layered() {
    SampleGraph graph = new SampleGraph(SampleFormat.OCI);
    return graph.sample(
        graph.image(
            "layered",
            AMD64,
            graph.layer(base()),
            graph.layer(program("Hello").symbolicLink("bin/hi", "hello")),
            graph.layer(
                new SampleTar()
                    .directory("etc")
                    .whiteout("etc", "motd")
                    .directory("var")
                    .directory("var/cache")
                    .opaque("var/cache")),
            graph.layer(
                new SampleTar()
                    .directory("var")
                    .directory("var/cache")
                    .file("var/cache/new", "new\n"))));
  }

  /**
   * An index of images for {@code linux/amd64}, {@code linux/arm64/v8}, {@code linux/arm/v7} and
   * {@code linux/s390x}, of two layers each. The lower layer is the same in all.
   *
   * @return the index
   */
  public static SampleImage multiPlatform() {
    SampleGraph graph = new SampleGraph(SampleFormat.OCI);
    return platforms(
        graph, "multi-platform", AMD64, "linux/arm64/v8", "linux/arm/v7", "linux/s390x");
  }

  /**
   * A Docker manifest list of schema 2 images for {@code linux/amd64} and {@code linux/arm64/v8}.
   *
   * @return the list
   */
  public static SampleImage dockerManifestList() {
    SampleGraph graph = new SampleGraph(SampleFormat.DOCKER);
    return platforms(graph, "docker", AMD64, "linux/arm64/v8");
  }

  /**
   * The image {@link #small()} with artifacts about it: a signature and an SBOM. Another signature
   * is about the SBOM. The signatures are not valid.
   *
   * @return the image
   */
  public static SampleImage withReferrers() {
    SampleGraph graph = new SampleGraph(SampleFormat.OCI);
    Map<String, Object> image = graph.image("small", AMD64, graph.layer(program("Hello")));
    signature(graph, image, "a signature of the image");
    Map<String, Object> sbom =
        graph.referrer(
            image,
            "application/spdx+json",
            "sbom.spdx.json",
            "{\"spdxVersion\":\"SPDX-2.3\",\"name\":\"small\"}");
    signature(graph, sbom, "a signature of the SBOM");
    return graph.sample(image);
  }

  /**
   * An artifact of the type {@code application/vnd.example.report}: one file of text, and no image
   * config but the empty one.
   *
   * @return the artifact
   */
  public static SampleImage artifact() {
    SampleGraph graph = new SampleGraph(SampleFormat.OCI);
    return graph.sample(
        graph.artifact("application/vnd.example.report", "report.txt", "Everything is fine.\n"));
  }

  /**
   * An image whose only layer is as large as you like and takes no memory: an archive without
   * entries, nothing but zeros, not compressed. The digests of 1, 2, 5 and 10 GiB are known; for
   * others this hashes the zeros, which takes seconds for each GiB.
   *
   * @param layerBytes the size of the layer in bytes
   * @return the image, for {@code linux/amd64}
   * @throws IllegalArgumentException if that is less than 1024, the size of an empty archive
   */
  public static SampleImage huge(long layerBytes) {
    if (layerBytes < SMALLEST_ARCHIVE) {
      throw new IllegalArgumentException(
          "No archive has " + layerBytes + " bytes: ask for 1024 or more");
    }
    SampleGraph graph = new SampleGraph(SampleFormat.OCI);
    return graph.sample(graph.image("huge", AMD64, graph.zeros(layerBytes)));
  }

  private static SampleImage platforms(SampleGraph graph, String title, String... platforms) {
    SampleGraph.Layer base = graph.layer(base());
    return graph.sample(
        graph.index(
            title,
            List.of(platforms).stream()
                .map(each -> graph.image(title, each, base, graph.layer(program(each))))
                .toList()));
  }

  private static void signature(SampleGraph graph, Map<String, Object> subject, String content) {
    graph.referrer(
        subject, "application/vnd.dev.cosign.artifact.sig.v1+json", "signature.txt", content);
  }

  private static SampleTar base() {
    return new SampleTar()
        .directory("etc")
        .file("etc/os-release", "ID=sample\nVERSION_ID=1\n")
        .file("etc/motd", "Welcome\n")
        .directory("var")
        .directory("var/cache")
        .file("var/cache/old", "old\n")
        .hardLink("var/cache/same", "var/cache/old");
  }

  private static SampleTar program(String content) {
    return new SampleTar().directory("bin").program("bin/hello", content + "\n");
  }
}
