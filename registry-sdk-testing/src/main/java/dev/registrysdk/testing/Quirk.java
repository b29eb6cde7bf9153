package dev.registrysdk.testing;

/** What single registries do that others do not; part of a {@link RegistryPreset} only. */
enum Quirk {
  /** The tag list also has the manifests, by digest. */
  TAG_LIST_WITH_MANIFESTS,
  /** No tags are {@code null} instead of an empty list. */
  NULL_TAGS,
  /** OCI manifests are only for those who name their type in {@code Accept}. */
  STRICT_ACCEPT,
  /** Uploads are at a path that is not below {@code /v2/}, with a very long id. */
  UPLOADS_ELSEWHERE,
  /** Cancelling an upload needs the action {@code delete}. */
  CANCEL_IS_DELETE,
  /** The first push to a repository is asked for another token, once. */
  FIRST_PUSH_CHALLENGE,
  /** HEAD of a blob is redirected too, where GET is. */
  HEAD_REDIRECT,
  /** A mount from a name that cannot be of this registry is an error. */
  FOREIGN_MOUNT_REFUSED,
  /** A mount that says {@code origin} opens an upload. */
  MOUNT_WITHOUT_ORIGIN,
  /** A manifest that is missing is forbidden, not unknown. */
  MISSING_IS_FORBIDDEN
}
