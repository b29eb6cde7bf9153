package dev.registrysdk.testing;

/**
 * A behaviour that real registries have or lack. All are on unless {@link
 * InMemoryRegistryBuilder#without} switches one off; then the registry answers as those without it.
 */
public enum Feature {
  /** The referrers API, and {@code OCI-Subject} on push. Off: 404, and no such header. */
  REFERRERS,
  /** Filtering of referrers by artifact type. Off: the parameter is ignored. */
  REFERRERS_FILTER,
  /** Deleting of manifests, tags and blobs. Off: 405 {@code UNSUPPORTED}. */
  DELETE,
  /**
   * Deleting of a tag by its name. Off: 405 {@code UNSUPPORTED}; deleting by digest still works.
   */
  TAG_DELETE,
  /** Mounting of a blob from another repository. Off: 202, an upload is opened instead. */
  MOUNT,
  /** Mounting without naming the source repository. Off: 202, an upload is opened instead. */
  ANONYMOUS_MOUNT,
  /** Uploading a blob with a single POST. Off: 202, the body is ignored. */
  SINGLE_POST,
  /** The {@code Docker-Content-Digest} and {@code ETag} headers. Off: left out. */
  DIGEST_HEADER,
  /** Range requests for blobs. Off: 200 with the whole blob. */
  RANGE,
  /**
   * Further tags for a manifest pushed by digest ({@code ?tag=}). Off: the parameter is ignored.
   */
  TAG_PARAMETER,
  /**
   * The check that what a manifest refers to is present. Off: manifests with missing parts are
   * accepted.
   */
  MANIFEST_VALIDATION,
  /**
   * The check that the client accepts the media type of the manifest it asks for, when it sends an
   * {@code Accept} header. Off: any manifest is sent.
   */
  ACCEPT_CHECK,
  /**
   * Creation of a repository by the first push to it. Off: 404 {@code NAME_UNKNOWN} until {@link
   * InMemoryRegistry#createRepository} was called.
   */
  CREATE_ON_PUSH,
  /** {@code Location} headers with scheme and host. Off: they start with the path. */
  ABSOLUTE_LOCATION
}
