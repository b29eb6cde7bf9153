package dev.registrysdk.testing;

/** The one place that knows the endpoints which every registry has. */
final class RegistryEndpoints {
  private RegistryEndpoints() {}

  /** A router for the distribution protocol, without catalog and token server. */
  static Router router(Guard guard, Repositories repositories, Settings settings, Uploads uploads) {
    return new Router(guard)
        .with(Route.Target.PING, new PingEndpoint())
        .with(Route.Target.UPLOADS, new UploadStartEndpoint(repositories, uploads, settings))
        .with(Route.Target.UPLOAD, new UploadEndpoint(repositories, uploads, settings))
        .with(Route.Target.BLOB, new BlobEndpoint(repositories, settings))
        .with(
            Route.Target.MANIFEST,
            new ManifestEndpoint(repositories, settings, new ManifestPush(repositories, settings)))
        .with(Route.Target.TAGS, new TagsEndpoint(repositories, settings))
        .with(Route.Target.REFERRERS, new ReferrersEndpoint(repositories, settings));
  }
}
