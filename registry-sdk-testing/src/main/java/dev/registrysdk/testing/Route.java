package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meaning of a path: which endpoint, of which repository, and the last part of the path. */
record Route(Target target, String repository, String argument) {
  /** The families of endpoints. */
  enum Target {
    PING,
    CATALOG,
    UPLOADS,
    UPLOAD,
    BLOB,
    MANIFEST,
    TAGS,
    REFERRERS,
    STORAGE,
    TOKEN,
    OAUTH_TOKEN
  }

  // A repository may be called like an endpoint: the last match in the path decides, uploads first.
  private static final List<Form> FORMS =
      List.of(
          new Form(Target.UPLOADS, "/v2/(.+)/blobs/uploads/?()"),
          new Form(Target.UPLOAD, "/v2/(.+)/blobs/uploads/([^/]+)"),
          new Form(Target.BLOB, "/v2/(.+)/blobs/([^/]+)"),
          new Form(Target.MANIFEST, "/v2/(.+)/manifests/([^/]+)"),
          new Form(Target.TAGS, "/v2/(.+)/tags/list()"),
          new Form(Target.REFERRERS, "/v2/(.+)/referrers/([^/]+)"),
          new Form(Target.UPLOAD, UploadRules.ELSEWHERE),
          new Form(Target.STORAGE, BlobStorage.PATH + "(.+)/([^/]+)"));

  /** The route of a decoded path, or nothing when no endpoint has such a path. */
  static Optional<Route> of(String path) {
    return switch (path) {
      case "/v2", "/v2/" -> Optional.of(new Route(Target.PING, "", ""));
      case "/v2/_catalog" -> Optional.of(new Route(Target.CATALOG, "", ""));
      case IcrGuard.TOKEN_PATH -> Optional.of(new Route(Target.OAUTH_TOKEN, "", ""));
      case TokenGuard.PATH -> Optional.of(new Route(Target.TOKEN, "", ""));
      default -> ofRepository(path);
    };
  }

  /** What the sender must be allowed to do. */
  Scope needed(String method) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return switch (target) {
      case PING, STORAGE, TOKEN, OAUTH_TOKEN -> Scope.LOGIN;
      case CATALOG -> Scope.CATALOG;
      case UPLOADS, UPLOAD -> Scope.repository(repository, "pull", "push");
      case BLOB, MANIFEST, TAGS, REFERRERS -> {
        if (reads) {
          yield Scope.repository(repository, "pull");
        }
        yield method.equals("DELETE")
            ? Scope.repository(repository, "delete")
            : Scope.repository(repository, "pull", "push");
      }
    };
  }

  private static Optional<Route> ofRepository(String path) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(path);
      if (matcher.matches()) {
        return Optional.of(new Route(form.target, matcher.group(1), matcher.group(2)));
      }
    }
    return Optional.empty();
  }

  private record Form(Target target, Pattern pattern) {
    Form(Target target, String pattern) {
      this(target, Pattern.compile(pattern));
    }
  }
}
