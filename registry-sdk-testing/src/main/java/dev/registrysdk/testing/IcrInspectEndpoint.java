package dev.registrysdk.testing;

/** Shows one image: its configuration, or its manifest as it is. */
final class IcrInspectEndpoint {
  private IcrInspectEndpoint() {}

  static Reply json(ControlCall call) {
    IcrImage image = image(call);
    if (image.isList()) {
      throw ControlRefusal.of(
          "CRI", 415, "A manifest list cannot be inspected: inspect one of its images.");
    }
    return Reply.status(200).withNullableJson(IcrInspection.of(image));
  }

  static Reply manifest(ControlCall call) {
    StoredManifest manifest = image(call).manifest();
    return Reply.status(200)
        .withHeader("Content-Type", manifest.mediaType())
        .withContent(manifest.content());
  }

  private static IcrImage image(ControlCall call) {
    IcrName name = call.image();
    call.requireReadable(name.namespace(), IcrAction.IMAGE_INSPECT);
    return call.required(name);
  }
}
