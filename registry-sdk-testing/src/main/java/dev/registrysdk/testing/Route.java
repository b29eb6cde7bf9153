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
    TOKEN,
    OAUTH_TOKEN
  }

  // A repository may be called like an endpoint: the last match in the path decides, uploads first.
  private static final List<Form> FORMS =
      List.of(
          new Form(Target.UPLOADS, "(.+)/blobs/uploads/?()"),
          new Form(Target.UPLOAD, "(.+)/blobs/uploads/([^/]+)"),
          new Form(Target.BLOB, "(.+)/blobs/([^/]+)"),
          new Form(Target.MANIFEST, "(.+)/manifests/([^/]+)"),
          new Form(Target.TAGS, "(.+)/tags/list()"),
          new Form(Target.REFERRERS, "(.+)/referrers/([^/]+)"));

  /** The route of a decoded path, or nothing when no endpoint has such a path. */
  static Optional<Route> of(String path) {
    return switch (path) {
      case "/v2", "/v2/" -> Optional.of(new Route(Target.PING, "", ""));
      case "/v2/_catalog" -> Optional.of(new Route(Target.CATALOG, "", ""));
      case IcrGuard.TOKEN_PATH -> Optional.of(new Route(Target.OAUTH_TOKEN, "", ""));
      case TokenGuard.PATH -> Optional.of(new Route(Target.TOKEN, "", ""));
      default -> path.startsWith("/v2/") ? ofRepository(path.substring(4)) : Optional.empty();
    };
  }

  /** What the sender must be allowed to do. */
  Scope needed(String method) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return switch (target) {
      case PING, TOKEN, OAUTH_TOKEN -> Scope.LOGIN;
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

  private static Optional<Route> ofRepository(String rest) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(rest);
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
