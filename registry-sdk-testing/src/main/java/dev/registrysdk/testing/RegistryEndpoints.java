package dev.registrysdk.testing;

import java.util.List;

/** The one place that knows the endpoints which every registry has. */
final class RegistryEndpoints {
  private static final List<Route.Target> OF_REPOSITORIES =
      List.of(
          Route.Target.UPLOADS,
          Route.Target.UPLOAD,
          Route.Target.BLOB,
          Route.Target.MANIFEST,
          Route.Target.TAGS,
          Route.Target.REFERRERS);

  private RegistryEndpoints() {}

  /** A router for the distribution protocol, without catalog and token server. */
  static Router router(Guard guard, Repositories repositories, Settings settings, Uploads uploads) {
    UploadRules opened =
        new UploadRules(
            new UploadStartEndpoint(repositories, uploads, settings), guard, uploads, settings);
    UploadRules going =
        new UploadRules(
            new UploadEndpoint(repositories, uploads, settings), guard, uploads, settings);
    Router router =
        new Router(guard)
            .with(Route.Target.PING, new PingEndpoint())
            .with(Route.Target.UPLOADS, opened)
            .with(Route.Target.UPLOAD, going)
            .with(Route.Target.BLOB, new BlobEndpoint(repositories, settings))
            .with(
                Route.Target.MANIFEST,
                new ManifestEndpoint(
                    repositories, settings, new ManifestPush(repositories, settings)))
            .with(Route.Target.TAGS, new TagsEndpoint(repositories, settings))
            .with(Route.Target.REFERRERS, new ReferrersEndpoint(repositories, settings));
    if (!settings.has(Feature.DIRECT_BLOBS)) {
      router.with(Route.Target.STORAGE, new BlobStorage(repositories, settings));
    }
    for (Route.Target target : OF_REPOSITORIES) {
      router.around(target, endpoint -> new NameRules(endpoint, settings));
    }
    return router;
  }
}
