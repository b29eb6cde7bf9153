package dev.registrysdk.testing;

import static dev.registrysdk.testing.Difference.does;
import static dev.registrysdk.testing.Difference.lacks;
import static dev.registrysdk.testing.Difference.limits;

import java.util.Map;

/** The one table of what is known of the registries of the world, beside what all of them do. */
final class Presets {
  private static final long GOOGLE_PARTS = 2;
  private static final Reply NO_SUCH_PAGE =
      Reply.status(404)
          .withHeader("Content-Type", "text/plain; charset=utf-8")
          .withBody("404 page not found\n");
  private static final Difference NO_REFERRERS = lacks("no referrers API: 404", Feature.REFERRERS);
  private static final Difference NO_TAG_PARAMETER =
      lacks("`?tag=` is ignored", Feature.TAG_PARAMETER);
  private static final Difference NO_SINGLE_POST =
      lacks("an upload with a single POST is only opened: 202", Feature.SINGLE_POST);
  private static final Difference NO_ANONYMOUS_MOUNT =
      lacks("a mount without `from` opens an upload: 202", Feature.ANONYMOUS_MOUNT);
  private static final Difference FIRST_PUSH =
      does(
          "with tokens, the first push to a repository is asked for a new one: 401",
          Quirk.FIRST_PUSH_CHALLENGE);

  private Presets() {}

  static RegistryPreset oci11() {
    return RegistryPreset.of(
        "oci11",
        "OCI Distribution 1.1",
        lacks("uploads cannot be cancelled: 405", Feature.UPLOAD_CANCEL),
        NO_TAG_PARAMETER);
  }

  static RegistryPreset distribution28() {
    return RegistryPreset.of(
        "distribution28",
        "CNCF Distribution 2.8, as it comes",
        lacks("nothing can be deleted: 405 `UNSUPPORTED`", Feature.DELETE),
        lacks(
                "with deleting switched on, a tag cannot be: 400 `DIGEST_INVALID`",
                Feature.TAG_DELETE)
            .refusing(Feature.TAG_DELETE, Refusal.of(ErrorCode.DIGEST_INVALID)),
        lacks("tags are not paged: `n` and `last` are ignored", Feature.TAG_PAGES),
        does("no tags are `null` in the list", Quirk.NULL_TAGS),
        repositoriesAsked(),
        lacks("no referrers API: 404 as plain text", Feature.REFERRERS)
            .refusing(Feature.REFERRERS, Refusal.of(NO_SUCH_PAGE)),
        lacks("unknown manifest types are refused: 400 `MANIFEST_INVALID`", Feature.ANY_MEDIA_TYPE),
        lacks("schema 1 cannot be pushed: 400 `MANIFEST_INVALID`", Feature.SCHEMA_1),
        largeManifest(),
        strictAccept(),
        does("cancelling an upload needs the action `delete`", Quirk.CANCEL_IS_DELETE),
        lastChunk(),
        NO_SINGLE_POST,
        NO_ANONYMOUS_MOUNT,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset distribution3() {
    return RegistryPreset.of(
        "distribution3",
        "CNCF Distribution 3, with deleting switched on",
        limits("a page has at most 1000 tags", Limit.PAGE, 1000),
        repositoriesAsked(),
        lacks("no referrers API: 404 as plain text", Feature.REFERRERS)
            .refusing(Feature.REFERRERS, Refusal.of(NO_SUCH_PAGE)),
        lacks("unknown manifest types are refused: 400 `MANIFEST_INVALID`", Feature.ANY_MEDIA_TYPE),
        lacks("no schema 1: 400 `MANIFEST_INVALID`", Feature.SCHEMA_1),
        largeManifest(),
        strictAccept(),
        lastChunk(),
        NO_SINGLE_POST,
        NO_ANONYMOUS_MOUNT,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset dockerHub() {
    return RegistryPreset.of(
        "docker-hub",
        "Docker Hub",
        lacks("nothing can be deleted: 405 `UNSUPPORTED`", Feature.DELETE),
        lacks("repositories are not listed: 401 `UNAUTHORIZED`", Feature.CATALOG),
        does(
                "a mount from a name that is not `namespace/repository` is refused: 400, and not in"
                    + " the form of an error document",
                Quirk.FOREIGN_MOUNT_REFUSED)
            .refusing(
                Quirk.FOREIGN_MOUNT_REFUSED,
                Refusal.of(
                    Reply.status(400).withJson(Map.of("details", "invalid repository name")))),
        limits(
            "100 manifests in 6 hours, told in `ratelimit-*` headers; more are 429"
                + " `TOOMANYREQUESTS`; HEAD and blobs do not count",
            Limit.PULLS,
            100),
        lacks("no referrers API: 404 (not confirmed)", Feature.REFERRERS),
        NO_SINGLE_POST,
        NO_ANONYMOUS_MOUNT,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset icr() {
    return RegistryPreset.of(
        "icr",
        "IBM Cloud Container Registry",
        lacks("a namespace has to exist: 403 `DENIED`", Feature.CREATE_ON_PUSH)
            .within(Limit.NAMESPACE_PARTS, 1)
            .refusing(
                Feature.CREATE_ON_PUSH, Refusal.of(ErrorCode.DENIED, IcrError.FORBIDDEN.text())),
        limits("a name has at least two parts: 400 `NAME_INVALID`", Limit.NAME_PARTS, 2),
        lacks(
            "with tokens, an action that the token lacks is 403 `DENIED` with type, name and action"
                + " in the detail; deleting needs `delete`",
            Feature.SCOPE_CHALLENGE),
        lacks("no referrers API: 404 (not confirmed)", Feature.REFERRERS),
        lacks(
            "an upload with a single POST is only opened: 202 (not confirmed)",
            Feature.SINGLE_POST),
        NO_ANONYMOUS_MOUNT,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset ecr() {
    return RegistryPreset.of(
        "ecr",
        "Amazon ECR",
        lacks("a repository has to exist: 404 `NAME_UNKNOWN`", Feature.CREATE_ON_PUSH),
        lacks("mounts open an upload: 202", Feature.MOUNT, Feature.ANONYMOUS_MOUNT),
        lacks(
            "a chunk is answered 201, and `Range` stays at the end of the first one",
            Feature.UPLOAD_PROGRESS),
        pagesOfThousand(),
        lacks("an OCI manifest needs its `mediaType`: 405 `UNSUPPORTED`", Feature.UNTYPED_MANIFESTS)
            .refusing(
                Feature.UNTYPED_MANIFESTS,
                Refusal.of(ErrorCode.UNSUPPORTED, "Invalid JSON syntax")),
        lacks("a manifest with a subject is refused: 405 `UNSUPPORTED`", Feature.SUBJECT),
        lacks("blobs of no bytes are refused: 400", Feature.EMPTY_BLOBS),
        lacks("GET of a blob is redirected to S3, which refuses credentials", Feature.DIRECT_BLOBS),
        lacks("tags cannot be deleted: 405 `UNSUPPORTED` (not confirmed)", Feature.TAG_DELETE),
        NO_REFERRERS,
        NO_SINGLE_POST,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset artifactRegistry() {
    return RegistryPreset.of(
        "artifact-registry",
        "Google Artifact Registry",
        lacks("`project/repository` has to exist: 404 `NAME_UNKNOWN`", Feature.CREATE_ON_PUSH)
            .within(Limit.NAMESPACE_PARTS, GOOGLE_PARTS),
        limits(
            "a name has at least three parts: 400 `NAME_INVALID`",
            Limit.NAME_PARTS,
            GOOGLE_PARTS + 1),
        lacks(
            "no chunked uploads: one PATCH without `Content-Range` is taken, others are 405",
            Feature.CHUNKED_UPLOAD),
        does(
            "an upload is at `/artifacts-uploads/`, with an id of 800 characters",
            Quirk.UPLOADS_ELSEWHERE),
        lacks(
            "a manifest is not deleted while a tag or an index refers to it: 400"
                + " `GOOGLE_MANIFEST_DANGLING_TAG`, `GOOG_MANIFEST_REFERENCED`",
            Feature.DELETE_REFERENCED),
        does(
            "the tag list has the fields `child` and `manifest` too",
            Quirk.TAG_LIST_WITH_MANIFESTS),
        NO_TAG_PARAMETER);
  }

  static RegistryPreset acr() {
    return RegistryPreset.of(
        "acr",
        "Azure Container Registry",
        lacks(
            "GET of a blob is redirected to Azure storage, which refuses credentials",
            Feature.DIRECT_BLOBS),
        limits(
            "a request of an upload has at most 20 MiB: 413 as a page (not confirmed)",
            Limit.UPLOAD_BYTES,
            20L << 20),
        NO_TAG_PARAMETER);
  }

  static RegistryPreset ghcr() {
    return RegistryPreset.of(
        "ghcr",
        "GitHub Container Registry",
        limits("a chunk with `Content-Range` has at most 4 MiB: 416", Limit.CHUNK_BYTES, 4L << 20)
            .refusing(
                Limit.CHUNK_BYTES,
                Refusal.of(
                    416,
                    "REQUESTED_RANGE_NOT_SATISFIABLE",
                    "the request body is too large and exceeds the maximum permissible limit of"
                        + " 4.00MiB")),
        lacks("nothing can be deleted: 405 `UNSUPPORTED` (not confirmed)", Feature.DELETE),
        lacks("no referrers API: 404 (not confirmed)", Feature.REFERRERS),
        NO_TAG_PARAMETER);
  }

  static RegistryPreset quay() {
    return RegistryPreset.of(
        "quay",
        "Quay",
        lacks("a mount without `from` is refused: 400 `INVALID_REQUEST`", Feature.ANONYMOUS_MOUNT)
            .refusing(
                Feature.ANONYMOUS_MOUNT,
                Refusal.of(400, "INVALID_REQUEST", "a mount needs the parameter 'from'")),
        lacks("unknown manifest types are refused: 415 `MANIFEST_INVALID`", Feature.ANY_MEDIA_TYPE)
            .refusing(
                Feature.ANY_MEDIA_TYPE,
                Refusal.of(ErrorCode.MANIFEST_INVALID, "manifest schema version not supported")
                    .withStatus(415)),
        FIRST_PUSH,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset harbor() {
    return RegistryPreset.of(
        "harbor",
        "Harbor",
        lacks("a project has to exist: 404 `NOT_FOUND`", Feature.CREATE_ON_PUSH)
            .within(Limit.NAMESPACE_PARTS, 1)
            .refusing(Feature.CREATE_ON_PUSH, Refusal.of(ErrorCode.NOT_FOUND, "project not found")),
        limits("a name has at least two parts: 400 `NAME_INVALID`", Limit.NAME_PARTS, 2),
        does("a mount that says `origin` opens an upload: 202", Quirk.MOUNT_WITHOUT_ORIGIN),
        NO_ANONYMOUS_MOUNT,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset artifactory() {
    return RegistryPreset.of(
        "artifactory",
        "Artifactory",
        does("a missing manifest is forbidden: 403 `DENIED`", Quirk.MISSING_IS_FORBIDDEN),
        lacks(
                "a name starts with the key of a repository, which has to exist: 404 `NAME_UNKNOWN`",
                Feature.CREATE_ON_PUSH)
            .within(Limit.NAMESPACE_PARTS, 1)
            .within(Limit.NAME_PARTS, 2),
        NO_TAG_PARAMETER);
  }

  static RegistryPreset gitlab() {
    return RegistryPreset.of(
        "gitlab",
        "GitLab Container Registry",
        lacks("`group/project` has to exist: 403 `DENIED`", Feature.CREATE_ON_PUSH)
            .within(Limit.NAMESPACE_PARTS, 2)
            .within(Limit.NAME_PARTS, 2)
            .refusing(Feature.CREATE_ON_PUSH, Refusal.of(ErrorCode.DENIED)),
        lacks(
                "GET and HEAD of a blob are redirected to a CDN, which refuses credentials",
                Feature.DIRECT_BLOBS)
            .also(Quirk.HEAD_REDIRECT),
        FIRST_PUSH,
        NO_REFERRERS,
        NO_TAG_PARAMETER);
  }

  static RegistryPreset zot() {
    return RegistryPreset.of(
        "zot",
        "zot",
        lacks("no manifests of Docker's types: 415 `MANIFEST_INVALID`", Feature.DOCKER_TYPES),
        limits("at most 46 `?tag=` in one push: 414 (not confirmed)", Limit.TAG_PARAMETERS, 46));
  }

  private static Difference repositoriesAsked() {
    return limits(
        "more than 1000 repositories cannot be asked for: 400 `PAGINATION_NUMBER_INVALID`",
        Limit.REPOSITORIES_ASKED,
        1000);
  }

  private static Difference pagesOfThousand() {
    Refusal refusal =
        Refusal.of(
            ErrorCode.UNSUPPORTED,
            "Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have"
                + " value less than or equal to 1000'");
    return limits(
            "more than 1000 tags or repositories cannot be asked for: 405 `UNSUPPORTED`",
            Limit.TAGS_ASKED,
            1000)
        .refusing(Limit.TAGS_ASKED, refusal)
        .within(Limit.REPOSITORIES_ASKED, 1000)
        .refusing(Limit.REPOSITORIES_ASKED, refusal);
  }

  private static Difference largeManifest() {
    return limits(
            "a manifest of more than 4 MiB is 400 `MANIFEST_INVALID`",
            Limit.MANIFEST_BYTES,
            Limit.MANIFEST_BYTES.usual())
        .refusing(
            Limit.MANIFEST_BYTES,
            Refusal.of(
                ErrorCode.MANIFEST_INVALID,
                ErrorCode.MANIFEST_INVALID.message(),
                "http: request body too large"));
  }

  private static Difference strictAccept() {
    return does(
        "an OCI manifest whose type is not in `Accept`, or without `Accept`, is 404"
            + " `MANIFEST_UNKNOWN`",
        Quirk.STRICT_ACCEPT);
  }

  private static Difference lastChunk() {
    return lacks("`Content-Range` of the last chunk is ignored", Feature.LAST_CHUNK_CHECK);
  }
}
