package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.StoredImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about an image, an index or an artifact in a registry. */
public final class ImageAssert extends AbstractAssert<ImageAssert, StoredImage> {
  private final String name;

  /**
   * Begins.
   *
   * @param name what messages call the image
   */
  ImageAssert(StoredImage actual, String name) {
    super(actual, ImageAssert.class);
    this.name = name;
  }

  /**
   * Its manifest has a digest.
   *
   * @param digest for example {@code sha256:2c26…}
   * @return these assertions
   * @throws AssertionError if it is another
   */
  public ImageAssert withDigest(String digest) {
    return equal("the digest", digest, actual.digest());
  }

  /**
   * Its manifest has a media type.
   *
   * @param mediaType for example {@code application/vnd.oci.image.index.v1+json}
   * @return these assertions
   * @throws AssertionError if it is another
   */
  public ImageAssert withMediaType(String mediaType) {
    return equal("the media type", mediaType, actual.mediaType());
  }

  /**
   * It is an artifact of a type.
   *
   * @param type its {@code artifactType}, else the media type of its config
   * @return these assertions
   * @throws AssertionError if it is another
   */
  public ImageAssert withArtifactType(String type) {
    return equal("the artifact type", type, actual.artifactType().orElse("none"));
  }

  /**
   * It is for exactly those platforms, in any order.
   *
   * @param platforms for example {@code linux/amd64} and {@code linux/arm64/v8}
   * @return these assertions
   * @throws AssertionError if one is missing, or another is there
   */
  public ImageAssert withPlatforms(String... platforms) {
    return same("the platforms", platforms, actual.platforms());
  }

  /**
   * It has a number of layers; an artifact, of blobs.
   *
   * @param number how many
   * @return these assertions
   * @throws AssertionError if there are more or fewer, or if it is an index
   */
  public ImageAssert withLayers(int number) {
    requireNoIndex("layers");
    return equal("a number of layers of", number, actual.layers().size());
  }

  /**
   * Its config has a label.
   *
   * @param label the name
   * @param value the value
   * @return these assertions
   * @throws AssertionError if it has not, or if it is an index
   */
  public ImageAssert withLabel(String label, String value) {
    requireNoIndex("labels");
    return entry("label", label, value, actual.labels());
  }

  /**
   * Its manifest has an annotation.
   *
   * @param annotation the name
   * @param value the value
   * @return these assertions
   * @throws AssertionError if it has not
   */
  public ImageAssert withAnnotation(String annotation, String value) {
    return entry("annotation", annotation, value, actual.annotations());
  }

  /**
   * A number of manifests name it as their subject.
   *
   * @param number how many
   * @return these assertions
   * @throws AssertionError if there are more or fewer
   */
  public ImageAssert withReferrers(int number) {
    if (actual.referrers().size() != number) {
      throw failed(
          "to have "
              + Texts.count(number, "referrer")
              + ", not "
              + actual.referrers().size()
              + ": "
              + referrers());
    }
    return this;
  }

  /**
   * Manifests of exactly those artifact types name it as their subject, in any order.
   *
   * @param artifactTypes the type of each, also twice
   * @return these assertions
   * @throws AssertionError if one is missing, or another is there
   */
  public ImageAssert withReferrers(String... artifactTypes) {
    return same("referrers of the types", artifactTypes, referrers());
  }

  /**
   * The image of an index for one platform.
   *
   * @param platform for example {@code linux/arm64/v8}
   * @return assertions about that image
   * @throws AssertionError if there is none, or if the repository lacks its manifest
   */
  public ImageAssert forPlatform(String platform) {
    Optional<StoredImage> image = actual.image(platform);
    if (image.isEmpty()) {
      throw failed(
          "to have an image for the platform\n  "
              + platform
              + "\nbut "
              + (actual.platforms().contains(platform)
                  ? "the index lists one that is not in the repository"
                  : "it has those for\n  " + actual.platforms()));
    }
    return new ImageAssert(image.get(), name + " (" + platform + ")").as(descriptionText());
  }

  private List<String> referrers() {
    return actual.referrers().stream()
        .map(referrer -> referrer.artifactType().orElse("none"))
        .sorted()
        .toList();
  }

  private void requireNoIndex(String what) {
    if (actual.isIndex()) {
      throw failed(
          "to have "
              + what
              + ", but it is an index: only its images have them. Ask forPlatform(…), for one of\n  "
              + actual.platforms());
    }
  }

  private ImageAssert equal(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      throw failed("to have " + what + "\n  " + wanted + "\nbut it is\n  " + found);
    }
    return this;
  }

  private ImageAssert same(String what, String[] wanted, List<String> found) {
    List<String> sorted = Arrays.stream(wanted).sorted().toList();
    if (!sorted.equals(found.stream().sorted().toList())) {
      throw failed("to have " + what + "\n  " + List.of(wanted) + "\nbut they are\n  " + found);
    }
    return this;
  }

  private ImageAssert entry(String kind, String key, String value, Map<String, String> found) {
    if (!value.equals(found.get(key))) {
      throw failed(
          "to have the "
              + kind
              + "\n  "
              + key
              + "="
              + value
              + "\nbut "
              + (found.isEmpty()
                  ? "it has no " + kind + "s"
                  : "it has\n"
                      + Texts.lines(
                          found.entrySet().stream().map(Map.Entry::toString).sorted().toList())));
    }
    return this;
  }

  private AssertionError failed(String message) {
    return failure("%s", "Expecting " + name + " " + message);
  }
}
