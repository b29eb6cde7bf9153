package dev.registrysdk.local;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;

/**
 * An image in the {@code manifest.json} of a Docker archive.
 *
 * @param config the path of the configuration
 * @param tags the names, as they are written
 * @param layers the paths of the layers, base first
 */
record DockerManifest(String config, List<String> tags, List<String> layers) {
  static final String FILE = "manifest.json";

  /** Reads the images; members that say nothing about the content are passed over. */
  static List<DockerManifest> parse(byte[] json) {
    List<DockerManifest> images = new ArrayList<>();
    try (JsonReader reader = JsonReader.of(new Buffer().write(json))) {
      reader.beginArray();
      while (reader.hasNext()) {
        images.add(image(reader));
      }
      reader.endArray();
      return List.copyOf(images);
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException(FILE + ": " + e.getMessage(), e);
    }
  }

  private static DockerManifest image(JsonReader reader) throws IOException {
    String config = "";
    List<String> tags = List.of();
    List<String> layers = List.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Config" -> config = path(reader);
        case "RepoTags" -> tags = texts(reader);
        case "Layers" -> layers = texts(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    if (config.isEmpty()) {
      throw new JsonDataException("an image without a Config");
    }
    return new DockerManifest(config, tags, layers.stream().map(DockerManifest::inside).toList());
  }

  static byte[] write(DockerManifest image) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.beginArray().beginObject();
      writer.name("Config").value(image.config);
      write(writer.name("RepoTags"), image.tags);
      write(writer.name("Layers"), image.layers);
      writer.endObject().endArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return buffer.readByteArray();
  }

  private static void write(JsonWriter writer, List<String> texts) throws IOException {
    writer.beginArray();
    for (String text : texts) {
      writer.value(text);
    }
    writer.endArray();
  }

  private static String path(JsonReader reader) throws IOException {
    return inside(reader.nextString());
  }

  private static String inside(String path) {
    return MemberName.normal(path)
        .orElseThrow(() -> new JsonDataException("the path " + path + " leaves the archive"));
  }

  private static List<String> texts(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      texts.add(reader.nextString());
    }
    reader.endArray();
    return List.copyOf(texts);
  }
}
