package dev.registrysdk.testing;

import java.util.List;

/** Gives an image another name inside the region, without moving its content. */
final class IcrTagEndpoint {
  private IcrTagEndpoint() {}

  static Reply post(ControlCall call) {
    IcrName from = call.image(call.parameter("fromimage"));
    IcrName to = call.image(call.parameter("toimage"));
    String tag = to.requiredTag();
    call.requireReadable(from.namespace(), IcrAction.IMAGE_PULL);
    call.requireIn(to.namespace(), IcrAction.IMAGE_PUSH);
    IcrImage image = call.required(from);
    requireTaggable(image);
    Repositories repositories = call.world().repositories();
    StoredRepository source = repositories.required(from.repository());
    requireParts(repositories, to.repository(), image);
    StoredRepository target = repositories.create(to.repository());
    ManifestFacts facts = image.manifest().facts();
    for (String blob : facts.blobs()) {
      target.copyBlob(blob, source);
    }
    target.putManifest(image.manifest(), List.of(tag));
    return Reply.status(201);
  }

  private static void requireTaggable(IcrImage image) {
    if (IcrSchemaCheck.SCHEMA_1.contains(image.manifest().mediaType())) {
      throw IcrError.MANIFEST_VERSION.refusal();
    }
    if (!image.isKnownType()) {
      throw IcrError.MANIFEST_TYPE.refusal();
    }
  }

  /** What a list refers to must be in the target already. */
  private static void requireParts(Repositories repositories, String target, IcrImage image) {
    for (String child : image.manifest().facts().children()) {
      if (repositories.find(target).flatMap(found -> found.manifest(child)).isEmpty()) {
        throw IcrError.MANIFEST_PARTS.refusal();
      }
    }
  }
}
