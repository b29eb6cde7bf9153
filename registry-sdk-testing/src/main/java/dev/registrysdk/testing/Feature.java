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
  ABSOLUTE_LOCATION,
  /**
   * {@code Location} headers with the scheme that the client used. Off: with {@code http} always,
   * as behind a proxy that does not tell the registry of its TLS. Only with {@link
   * #ABSOLUTE_LOCATION}.
   */
  LOCATION_SCHEME,
  /** The list of repositories. Off: 401 {@code UNAUTHORIZED}, whoever asks. */
  CATALOG,
  /** Pages of the tag list ({@code n} and {@code last}). Off: both are ignored. */
  TAG_PAGES,
  /**
   * The media type of a manifest in {@code Content-Type}. Off: {@code application/json}, as old
   * versions of Artifactory and some proxies say.
   */
  MANIFEST_TYPE,
  /** Manifests with a {@code subject}. Off: 405 {@code UNSUPPORTED}. */
  SUBJECT,
  /** OCI manifests without a {@code mediaType} in them. Off: 405 {@code UNSUPPORTED}. */
  UNTYPED_MANIFESTS,
  /**
   * Manifests of any media type. Off: 400 {@code MANIFEST_INVALID}, unless they are images and
   * indexes of OCI or their Docker counterparts.
   */
  ANY_MEDIA_TYPE,
  /** Docker's media types of manifests. Off: 415 {@code MANIFEST_INVALID}. */
  DOCKER_TYPES,
  /** Docker's schema 1. Off: 400 {@code MANIFEST_INVALID}. */
  SCHEMA_1,
  /** Moving of a tag to another manifest. Off: 400 {@code TAG_INVALID}: tags are immutable. */
  TAG_MOVE,
  /**
   * Deleting of a manifest by digest while a tag or an index refers to it. Off: 400, with {@code
   * GOOGLE_MANIFEST_DANGLING_TAG} or {@code GOOG_MANIFEST_REFERENCED}.
   */
  DELETE_REFERENCED,
  /**
   * 304 for a manifest that the client has, by {@code If-None-Match} and {@code ETag}. Off: 200.
   */
  NOT_MODIFIED,
  /** Blobs of no bytes. Off: 400 {@code SIZE_INVALID}. */
  EMPTY_BLOBS,
  /**
   * Uploads in several chunks. Off: a {@code PATCH} with {@code Content-Range}, and a second one
   * without, are 405 {@code UNSUPPORTED}.
   */
  CHUNKED_UPLOAD,
  /**
   * Telling how far an upload is. Off: {@code PATCH} is answered 201, and {@code Range} stays where
   * it was after the first chunk.
   */
  UPLOAD_PROGRESS,
  /** Cancelling of uploads. Off: 405 {@code UNSUPPORTED}. */
  UPLOAD_CANCEL,
  /** The check of {@code Content-Range} when an upload ends. Off: it is ignored. */
  LAST_CHUNK_CHECK,
  /**
   * Blobs that the registry serves itself. Off: GET is redirected (307) to a storage service on the
   * same port that has another name ({@code localhost} for {@code 127.0.0.1}, and the other way
   * round), and refuses requests that bring credentials.
   */
  DIRECT_BLOBS,
  /**
   * A challenge (401, {@code insufficient_scope}) for tokens that lack an action. Off: 403 {@code
   * DENIED} with the action in its detail.
   */
  SCOPE_CHALLENGE
}
