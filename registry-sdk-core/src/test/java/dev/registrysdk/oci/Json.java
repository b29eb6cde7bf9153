package dev.registrysdk.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

/** JSON documents for tests, written with ' instead of ". */
final class Json {
  static final String DIGEST =
      "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  static final String CONFIG =
      "{'mediaType':'application/vnd.oci.image.config.v1+json','digest':'" + DIGEST + "','size':2}";
  static final String LAYER =
      "{'mediaType':'application/vnd.oci.image.layer.v1.tar+gzip','digest':'"
          + DIGEST
          + "','size':2}";
  static final String IMAGE =
      "{'schemaVersion':2,'config':" + CONFIG + ",'layers':[" + LAYER + "]}";

  private Json() {}

  static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  static ManifestDocument image(String text) {
    return ManifestDocument.of(MediaType.OCI_MANIFEST, bytes(text));
  }

  static ManifestDocument index(String text) {
    return ManifestDocument.of(MediaType.OCI_INDEX, bytes(text));
  }

  static ImageConfig config(String text) {
    return ImageConfig.parse(bytes(text));
  }
}
