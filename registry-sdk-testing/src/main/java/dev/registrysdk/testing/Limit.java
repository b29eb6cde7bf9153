package dev.registrysdk.testing;

/** A number that registries set differently. {@link InMemoryRegistryBuilder#limit} changes one. */
public enum Limit {
  /** The most tags, repositories or referrers in one answer; no limit otherwise. */
  PAGE(Integer.MAX_VALUE),
  /**
   * The largest number of tags that a client may ask for. More: 400 {@code
   * PAGINATION_NUMBER_INVALID}; no limit otherwise.
   */
  TAGS_ASKED(Integer.MAX_VALUE),
  /**
   * The largest number of repositories that a client may ask for. More: 400 {@code
   * PAGINATION_NUMBER_INVALID}; no limit otherwise.
   */
  REPOSITORIES_ASKED(Integer.MAX_VALUE),
  /** The bytes of the largest manifest, 4 MiB otherwise. More: 413 {@code MANIFEST_INVALID}. */
  MANIFEST_BYTES(4L << 20),
  /**
   * The bytes of the largest request in an upload, which proxies in front of a registry limit; no
   * limit otherwise. More: 413, with a page instead of an error document.
   */
  UPLOAD_BYTES(Long.MAX_VALUE),
  /**
   * The bytes of the largest chunk of an upload; no limit otherwise. More: 416. A chunk says where
   * it belongs, in {@code Content-Range}; a blob that is streamed in one piece is none.
   */
  CHUNK_BYTES(Long.MAX_VALUE),
  /**
   * The bytes that each chunk but the last must have, told in {@code OCI-Chunk-Min-Length}; none
   * otherwise. A chunk that follows a shorter one: 416.
   */
  CHUNK_MIN_LENGTH(0),
  /** The most tags in one push ({@code ?tag=}); no limit otherwise. More: 414. */
  TAG_PARAMETERS(Integer.MAX_VALUE),
  /**
   * The least parts of a repository's name, such as 2 for {@code namespace/repository}; 1
   * otherwise. Fewer: 400 {@code NAME_INVALID}.
   */
  NAME_PARTS(1),
  /**
   * How many parts at the start of a name have to exist before a push without {@link
   * Feature#CREATE_ON_PUSH}: 1 for namespaces and projects; the whole name otherwise.
   */
  NAMESPACE_PARTS(Integer.MAX_VALUE),
  /**
   * The manifests that clients may get in one {@link #PULL_WINDOW}, told in {@code ratelimit-limit}
   * and {@code ratelimit-remaining}. More: 429 {@code TOOMANYREQUESTS}. 0, as it is otherwise:
   * neither counted nor told.
   */
  PULLS(0),
  /** The seconds until {@link #PULLS} are counted anew, by the registry's clock; 6 hours. */
  PULL_WINDOW(21_600);

  private final long usual;

  Limit(long usual) {
    this.usual = usual;
  }

  long usual() {
    return usual;
  }
}
