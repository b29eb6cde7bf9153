package dev.registrysdk.oci;

import dev.registrysdk.json.JsonText;
import java.util.List;
import okio.ByteString;

/** Reads and writes the JSON of descriptors and platforms. */
final class DescriptorJson {
  private DescriptorJson() {}

  static List<Descriptor> readAll(JsonObject document, String name) {
    return document.objects(name).stream().map(DescriptorJson::read).toList();
  }

  static Descriptor read(JsonObject json) {
    Descriptor.Builder builder =
        Descriptor.builder()
            .mediaType(json.parsed("mediaType", MediaType::parse))
            .digest(json.parsed("digest", Digest::parse))
            .size(json.number("size").orElseThrow(() -> json.bad("size", "is missing")))
            .urls(json.textList("urls"))
            .annotations(json.texts("annotations"))
            .artifactType(json.filled("artifactType"))
            .platform(json.object("platform").map(DescriptorJson::readPlatform));
    json.text("data").ifPresent(data -> builder.data(decode(json, data)));
    return json.checked(builder::build);
  }

  static Platform readPlatform(JsonObject json) {
    return Platform.builder()
        .os(json.filled("os").orElse("linux"))
        .architecture(json.filled("architecture").orElse("amd64"))
        .variant(json.filled("variant"))
        .osVersion(json.filled("os.version"))
        .osFeatures(json.textList("os.features"))
        .build();
  }

  static void writeAll(JsonText json, String name, List<Descriptor> descriptors) {
    json.name(name).beginArray();
    descriptors.forEach(descriptor -> write(json, descriptor));
    json.endArray();
  }

  static void write(JsonText json, Descriptor descriptor) {
    json.beginObject();
    json.text("mediaType", descriptor.mediaType().toString());
    json.text("digest", descriptor.digest().toString());
    json.number("size", descriptor.size());
    json.textList("urls", descriptor.urls());
    json.texts("annotations", descriptor.annotations());
    descriptor.data().ifPresent(data -> json.text("data", data.base64()));
    descriptor.artifactType().ifPresent(type -> json.text("artifactType", type));
    descriptor
        .platform()
        .ifPresent(
            platform -> {
              json.name("platform").beginObject();
              writePlatform(json, platform);
              json.endObject();
            });
    json.endObject();
  }

  /** Writes the members of a platform; the caller opens and closes the object. */
  static void writePlatform(JsonText json, Platform platform) {
    json.text("architecture", platform.architecture());
    json.text("os", platform.os());
    platform.osVersion().ifPresent(version -> json.text("os.version", version));
    json.textList("os.features", platform.osFeatures());
    platform.variant().ifPresent(variant -> json.text("variant", variant));
  }

  private static ByteString decode(JsonObject json, String data) {
    ByteString decoded = ByteString.decodeBase64(data);
    if (decoded == null) {
      throw json.bad("data", "is not base64");
    }
    return decoded;
  }
}
