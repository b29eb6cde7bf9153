package dev.registrysdk.oci;

import dev.registrysdk.json.JsonText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of manifests. */
final class ManifestJson {
  private static final String SCHEMA_1 =
      "This is a Docker image manifest of schema 1, which registries and engines no longer"
          + " support; rebuild the image or push it again with a current tool";

  private static final List<String> IMAGE_MEMBERS = List.of("config", "layers", "fsLayers");
  private static final List<String> INDEX_MEMBERS = List.of("manifests", "fsLayers");

  private ManifestJson() {}

  /** What was found in a document. */
  record Content(@Nullable Manifest manifest, List<Descriptor> references) {}

  /** The type a document has, from what was declared, what it says, and what it looks like. */
  static MediaType typeOf(MediaType declared, byte[] bytes) {
    if (declared.manifest() || !saysNothing(declared)) {
      return declared;
    }
    JsonObject document = JsonObject.parse("manifest", bytes);
    Optional<MediaType> own = document.parsedIfPresent("mediaType", MediaType::parse);
    return own.orElseGet(() -> shape(document));
  }

  static Content read(MediaType type, byte[] bytes) {
    if (type.equals(MediaType.DOCKER_SCHEMA1) || type.equals(MediaType.DOCKER_SCHEMA1_SIGNED)) {
      throw new OciFormatException(SCHEMA_1);
    }
    if (!type.manifest()) {
      return new Content(null, List.of());
    }
    JsonObject document = JsonObject.parse("manifest", bytes);
    long schema = document.number("schemaVersion").orElse(2L);
    if (schema == 1) {
      throw new OciFormatException(SCHEMA_1);
    }
    if (schema != 2) {
      throw document.bad("schemaVersion", "must be 2");
    }
    checkKind(type, document);
    if (type.equals(MediaType.OCI_ARTIFACT)) {
      return new Content(null, DescriptorJson.readAll(document, "blobs"));
    }
    Manifest manifest = type.index() ? index(type, document) : image(type, document);
    return new Content(manifest, manifest.references());
  }

  static byte[] write(ImageManifest manifest) {
    return JsonText.write(
        json -> {
          start(json, manifest);
          DescriptorJson.write(json.name("config"), manifest.config());
          DescriptorJson.writeAll(json, "layers", manifest.layers());
          end(json, manifest);
        });
  }

  static byte[] write(ImageIndex index) {
    return JsonText.write(
        json -> {
          start(json, index);
          DescriptorJson.writeAll(json, "manifests", index.manifests());
          end(json, index);
        });
  }

  private static void start(JsonText json, Manifest manifest) {
    json.beginObject();
    json.number("schemaVersion", 2);
    json.text("mediaType", manifest.mediaType().toString());
    manifest.artifactType().ifPresent(type -> json.text("artifactType", type));
  }

  private static void end(JsonText json, Manifest manifest) {
    manifest.subject().ifPresent(subject -> DescriptorJson.write(json.name("subject"), subject));
    json.texts("annotations", manifest.annotations());
    json.endObject();
  }

  private static ImageManifest image(MediaType type, JsonObject document) {
    return ImageManifest.builder()
        .mediaType(type)
        .artifactType(document.filled("artifactType"))
        .config(DescriptorJson.read(document.requiredObject("config")))
        .layers(DescriptorJson.readAll(document, "layers"))
        .subject(document.object("subject").map(DescriptorJson::read))
        .annotations(document.texts("annotations"))
        .build();
  }

  private static ImageIndex index(MediaType type, JsonObject document) {
    if (!document.mentions("manifests")) {
      throw document.bad("manifests", "is missing");
    }
    return ImageIndex.builder()
        .mediaType(type)
        .artifactType(document.filled("artifactType"))
        .manifests(DescriptorJson.readAll(document, "manifests"))
        .subject(document.object("subject").map(DescriptorJson::read))
        .annotations(document.texts("annotations"))
        .build();
  }

  /** Refuses a document that could be read as something else than its type says. */
  private static void checkKind(MediaType type, JsonObject document) {
    document
        .parsedIfPresent("mediaType", MediaType::parse)
        .filter(own -> !own.equals(type))
        .ifPresent(
            own -> {
              throw new OciFormatException(
                  "The manifest was declared as " + type + " but says it is " + own);
            });
    List<String> foreign = type.index() ? IMAGE_MEMBERS : INDEX_MEMBERS;
    for (String member : foreign) {
      if (document.has(member)) {
        throw document.bad(member, "does not belong in a document of type " + type);
      }
    }
  }

  private static boolean saysNothing(MediaType type) {
    String text = type.toString();
    return text.equals("application/json")
        || text.equals("application/octet-stream")
        || text.startsWith("text/");
  }

  private static MediaType shape(JsonObject document) {
    if (document.has("manifests")) {
      return MediaType.OCI_INDEX;
    }
    if (document.has("config") && document.has("layers")) {
      return MediaType.OCI_MANIFEST;
    }
    if (document.has("fsLayers")) {
      return MediaType.DOCKER_SCHEMA1;
    }
    throw new OciFormatException(
        "Not a manifest: the document has neither manifests nor config and layers");
  }
}
