package dev.registrysdk.oci;

import static dev.registrysdk.oci.OciFormatException.quote;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The media type of some content (RFC 6838 {@code type/subtype}, without parameters).
 *
 * <p>Unknown media types are never an error: they are carried as data.
 */
public final class MediaType {
  /** OCI image manifest. */
  public static final MediaType OCI_MANIFEST = of("application/vnd.oci.image.manifest.v1+json");

  /** OCI image index. */
  public static final MediaType OCI_INDEX = of("application/vnd.oci.image.index.v1+json");

  /** OCI image configuration. */
  public static final MediaType OCI_CONFIG = of("application/vnd.oci.image.config.v1+json");

  /** OCI layer: an uncompressed tar. */
  public static final MediaType OCI_LAYER = of("application/vnd.oci.image.layer.v1.tar");

  /** OCI layer: a tar compressed with gzip. */
  public static final MediaType OCI_LAYER_GZIP = of("application/vnd.oci.image.layer.v1.tar+gzip");

  /** OCI layer: a tar compressed with zstd. */
  public static final MediaType OCI_LAYER_ZSTD = of("application/vnd.oci.image.layer.v1.tar+zstd");

  /** OCI empty descriptor: the two bytes <code>{}</code>. */
  public static final MediaType OCI_EMPTY = of("application/vnd.oci.empty.v1+json");

  /** The artifact manifest of OCI 1.1 release candidates; some registries still store it. */
  public static final MediaType OCI_ARTIFACT = of("application/vnd.oci.artifact.manifest.v1+json");

  /** Docker image manifest, version 2, schema 2. */
  public static final MediaType DOCKER_MANIFEST =
      of("application/vnd.docker.distribution.manifest.v2+json");

  /** Docker manifest list. */
  public static final MediaType DOCKER_LIST =
      of("application/vnd.docker.distribution.manifest.list.v2+json");

  /** Docker image configuration. */
  public static final MediaType DOCKER_CONFIG =
      of("application/vnd.docker.container.image.v1+json");

  /** Docker layer: an uncompressed tar. */
  public static final MediaType DOCKER_LAYER = of("application/vnd.docker.image.rootfs.diff.tar");

  /** Docker layer: a tar compressed with gzip. */
  public static final MediaType DOCKER_LAYER_GZIP =
      of("application/vnd.docker.image.rootfs.diff.tar.gzip");

  /** Docker schema 1 manifest, signed; recognised so that it can be refused by name. */
  public static final MediaType DOCKER_SCHEMA1_SIGNED =
      of("application/vnd.docker.distribution.manifest.v1+prettyjws");

  /** Docker schema 1 manifest; recognised so that it can be refused by name. */
  public static final MediaType DOCKER_SCHEMA1 =
      of("application/vnd.docker.distribution.manifest.v1+json");

  private static final Set<MediaType> INDEXES = Set.of(OCI_INDEX, DOCKER_LIST);
  private static final Set<MediaType> MANIFESTS =
      Set.of(
          OCI_MANIFEST,
          DOCKER_MANIFEST,
          OCI_INDEX,
          DOCKER_LIST,
          OCI_ARTIFACT,
          DOCKER_SCHEMA1,
          DOCKER_SCHEMA1_SIGNED);

  /** What a client should accept when it asks for a manifest, most wanted first. */
  public static final List<MediaType> ACCEPTED_MANIFESTS =
      List.of(
          OCI_INDEX,
          OCI_MANIFEST,
          DOCKER_LIST,
          DOCKER_MANIFEST,
          DOCKER_SCHEMA1_SIGNED,
          DOCKER_SCHEMA1,
          OCI_ARTIFACT);

  private static final String FOREIGN = "nondistributable";
  private static final String DOCKER_FOREIGN = "rootfs.foreign";
  private static final int MAX_PART = 127;

  private final String text;

  private MediaType(String text) {
    this.text = text;
  }

  private static MediaType of(String text) {
    return new MediaType(text);
  }

  /**
   * Reads a media type; parameters after {@code ;} are dropped.
   *
   * @param text {@code type/subtype}, as in a descriptor or a {@code Content-Type} header
   * @return the media type
   * @throws OciFormatException if the text is not a media type
   */
  public static MediaType parse(String text) {
    int semicolon = text.indexOf(';');
    String bare = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    int slash = bare.indexOf('/');
    if (slash < 0 || !name(bare.substring(0, slash)) || !name(bare.substring(slash + 1))) {
      throw new OciFormatException(
          "Not a media type: " + quote(text) + "; it is written type/subtype (RFC 6838)");
    }
    return new MediaType(bare);
  }

  /**
   * Reads a media type without failing.
   *
   * @param text any text
   * @return the media type, or empty if the text is not one
   */
  public static Optional<MediaType> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (OciFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether content of this type is a manifest of any kind, an index included.
   *
   * @return true for the types that registries serve from their manifest endpoint
   */
  public boolean manifest() {
    return MANIFESTS.contains(this);
  }

  /**
   * Whether content of this type lists other manifests.
   *
   * @return true for an OCI index and a Docker manifest list
   */
  public boolean index() {
    return INDEXES.contains(this);
  }

  /**
   * Whether content of this type is known to be a layer or a configuration.
   *
   * @return true for the types that registries serve from their blob endpoint only
   */
  public boolean blob() {
    return text.contains(".layer.")
        || text.contains(".rootfs.")
        || equals(OCI_CONFIG)
        || equals(DOCKER_CONFIG)
        || equals(OCI_EMPTY);
  }

  /**
   * Whether a layer of this type must not be uploaded unless asked for.
   *
   * @return true for OCI non-distributable and Docker foreign layers
   */
  public boolean nonDistributable() {
    return text.contains(FOREIGN) || text.contains(DOCKER_FOREIGN);
  }

  /**
   * Whether this is one of Docker's own types.
   *
   * @return true for types that start with {@code application/vnd.docker.}
   */
  public boolean docker() {
    return text.startsWith("application/vnd.docker.");
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof MediaType other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean name(String part) {
    return part.length() <= MAX_PART
        && Ascii.all(part, c -> Ascii.letterOrDigit(c) || "!#$&-^_.+".indexOf(c) >= 0);
  }
}
