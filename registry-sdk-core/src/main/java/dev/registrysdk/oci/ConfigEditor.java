package dev.registrysdk.oci;

import dev.registrysdk.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the configuration of an image and leaves everything else as it is: members that this SDK
 * does not know, and the order of all, survive. A configuration that was not changed keeps its
 * exact bytes.
 *
 * <p>An empty list or text removes the member it is for. Not safe for use by several threads.
 */
public final class ConfigEditor {
  private final Map<String, @Nullable Object> document;
  private byte @Nullable [] original;

  private ConfigEditor(byte[] json) {
    this.document = JsonObject.parse("image configuration", json).tree();
    this.original = json;
  }

  /**
   * Starts with a configuration.
   *
   * @param json the document
   * @return its editor
   * @throws OciFormatException if the bytes are not an image configuration
   */
  public static ConfigEditor of(byte[] json) {
    ImageConfig.parse(json);
    return new ConfigEditor(json.clone());
  }

  /**
   * Starts with the configuration of an image without layers.
   *
   * @param platform what the image runs on
   * @return its editor
   */
  public static ConfigEditor create(Platform platform) {
    return of(ImageConfig.builder().platform(platform).build().toJson());
  }

  /**
   * Sets a variable of the environment; it keeps its place if it was there.
   *
   * @param name the name
   * @param value the value
   * @return this editor
   * @throws OciFormatException if the name is empty or has an equals sign
   */
  public ConfigEditor env(String name, String value) {
    if (name.isEmpty() || name.indexOf('=') >= 0) {
      throw new OciFormatException(
          "Not the name of a variable: "
              + OciFormatException.quote(name)
              + "; it is not empty and has no =");
    }
    List<@Nullable Object> variables = list(runtime(), "Env");
    String text = name + "=" + value;
    int place = find(variables, name);
    if (place < 0) {
      variables.add(text);
    } else {
      variables.set(place, text);
    }
    return this;
  }

  /**
   * Removes a variable of the environment.
   *
   * @param name the name
   * @return this editor
   */
  public ConfigEditor removeEnv(String name) {
    list(runtime(), "Env").removeIf(variable -> ConfigMerge.name(variable).equals(name));
    return this;
  }

  /**
   * Sets a label.
   *
   * @param name the name
   * @param value the value
   * @return this editor
   */
  public ConfigEditor label(String name, String value) {
    object(runtime(), "Labels").put(name, value);
    return this;
  }

  /**
   * Removes a label.
   *
   * @param name the name
   * @return this editor
   */
  public ConfigEditor removeLabel(String name) {
    object(runtime(), "Labels").remove(name);
    return this;
  }

  /**
   * Sets the command, in exec form.
   *
   * @param words the words; none removes it
   * @return this editor
   */
  public ConfigEditor entrypoint(List<String> words) {
    return set(runtime(), "Entrypoint", words);
  }

  /**
   * Sets the default arguments, in exec form.
   *
   * @param words the words; none removes them
   * @return this editor
   */
  public ConfigEditor cmd(List<String> words) {
    return set(runtime(), "Cmd", words);
  }

  /**
   * Sets the shell of the Dockerfile's shell form.
   *
   * @param words the words; none removes it
   * @return this editor
   */
  public ConfigEditor shell(List<String> words) {
    return set(runtime(), "Shell", words);
  }

  /**
   * Sets the instructions for images built on this one.
   *
   * @param lines lines of a Dockerfile; none removes them
   * @return this editor
   */
  public ConfigEditor onBuild(List<String> lines) {
    return set(runtime(), "OnBuild", lines);
  }

  /**
   * Sets the user the process runs as.
   *
   * @param user {@code user}, {@code uid}, {@code user:group} or {@code uid:gid}; empty removes it
   * @return this editor
   */
  public ConfigEditor user(String user) {
    return set(runtime(), "User", user);
  }

  /**
   * Sets the directory the process starts in.
   *
   * @param directory an absolute path; empty removes it
   * @return this editor
   */
  public ConfigEditor workingDir(String directory) {
    return set(runtime(), "WorkingDir", directory);
  }

  /**
   * Sets the signal that stops a container.
   *
   * @param signal a name or a number; empty removes it
   * @return this editor
   */
  public ConfigEditor stopSignal(String signal) {
    return set(runtime(), "StopSignal", signal);
  }

  /**
   * Adds a port that a container listens on.
   *
   * @param port {@code port} or {@code port/protocol}; without a protocol it is TCP
   * @return this editor
   * @throws OciFormatException if it is neither
   */
  public ConfigEditor exposePort(String port) {
    if (!port.matches("[0-9]{1,5}(-[0-9]{1,5})?(/[a-z]+)?")) {
      throw new OciFormatException(
          "Not a port: "
              + OciFormatException.quote(port)
              + "; it is written port[/protocol], for example 8080/tcp");
    }
    object(runtime(), "ExposedPorts")
        .put(port.indexOf('/') < 0 ? port + "/tcp" : port, new LinkedHashMap<>());
    return this;
  }

  /**
   * Adds a directory that holds data of its own.
   *
   * @param path an absolute path
   * @return this editor
   */
  public ConfigEditor volume(String path) {
    object(runtime(), "Volumes").put(path, new LinkedHashMap<>());
    return this;
  }

  /**
   * Sets how health is tested.
   *
   * @param check the health check
   * @return this editor
   */
  public ConfigEditor healthcheck(Healthcheck check) {
    return set(
        runtime(),
        "Healthcheck",
        tree(json -> ImageConfigJson.writeHealthcheck(json, check)).get("Healthcheck"));
  }

  /**
   * Sets when the image was made.
   *
   * @param time the time
   * @return this editor
   */
  public ConfigEditor created(Instant time) {
    return set(changed(), "created", time.toString());
  }

  /**
   * Sets who made the image.
   *
   * @param author free text; empty removes it
   * @return this editor
   */
  public ConfigEditor author(String author) {
    return set(changed(), "author", author);
  }

  /**
   * Sets what the image runs on.
   *
   * @param platform the platform
   * @return this editor
   */
  public ConfigEditor platform(Platform platform) {
    set(changed(), "architecture", platform.architecture());
    set(document, "os", platform.os());
    set(document, "variant", platform.variant().orElse(""));
    set(document, "os.version", platform.osVersion().orElse(""));
    return set(document, "os.features", platform.osFeatures());
  }

  /**
   * Adds a layer on top. Layers below it that have no history get an entry that says so, since
   * readers count on one for each layer.
   *
   * @param diffId the digest of the uncompressed layer
   * @param history how it came about; it counts as an entry with a layer
   * @return this editor
   */
  public ConfigEditor addLayer(Digest diffId, HistoryEntry history) {
    Map<String, @Nullable Object> rootfs = object(changed(), "rootfs");
    rootfs.putIfAbsent("type", "layers");
    List<@Nullable Object> diffIds = list(rootfs, "diff_ids");
    ConfigMerge.fill(list(document, "history"), diffIds.size());
    diffIds.add(diffId.toString());
    write(HistoryEntry.builder().from(history).emptyLayer(false).build());
    return this;
  }

  /**
   * Adds a step that made no layer.
   *
   * @param history how it came about; it counts as an entry without a layer
   * @return this editor
   */
  public ConfigEditor addHistory(HistoryEntry history) {
    changed();
    write(HistoryEntry.builder().from(history).emptyLayer(true).build());
    return this;
  }

  /**
   * Moves the image from one base to another. Layers and history of the old base give way to those
   * of the new one. Everything else follows one rule, for each variable, label, port and volume,
   * and for each other member: what the image had from its old base unchanged, it now has from the
   * new base; what the image set or removed itself stays so; what is new in the new base is added.
   * What the image runs on comes from the new base.
   *
   * @param oldBase the configuration of the base the image was made from
   * @param newBase the configuration of the base it is to have
   * @return this editor
   * @throws OciFormatException if one of them is no configuration, or the layers of the image do
   *     not start with those of the old base; the message says where they differ
   */
  public ConfigEditor rebase(byte[] oldBase, byte[] newBase) {
    ConfigMerge.check(
        config().diffIds(),
        ImageConfig.parse(oldBase).diffIds(),
        ImageConfig.parse(newBase).diffIds());
    ConfigMerge.rebase(
        changed(), new ConfigEditor(oldBase).document, new ConfigEditor(newBase).document);
    return this;
  }

  /**
   * What the configuration says now.
   *
   * @return the parsed view
   */
  public ImageConfig config() {
    return ImageConfig.parse(toJson());
  }

  /**
   * Writes the configuration. The same changes to the same bytes always give the same bytes.
   *
   * @return a JSON document
   */
  public byte[] toJson() {
    return original != null ? original.clone() : JsonText.write(json -> json.value(document));
  }

  private void write(HistoryEntry entry) {
    Map<String, @Nullable Object> holder =
        tree(
            json -> {
              json.name("history").beginArray();
              ImageConfigJson.writeHistory(json, entry);
              json.endArray();
            });
    list(document, "history").addAll(list(holder, "history"));
  }

  private static Map<String, @Nullable Object> tree(Consumer<JsonText> members) {
    byte[] json =
        JsonText.write(
            text -> {
              text.beginObject();
              members.accept(text);
              text.endObject();
            });
    return JsonObject.parse("image configuration", json).tree();
  }

  private static int find(List<@Nullable Object> variables, String name) {
    for (int i = 0; i < variables.size(); i++) {
      if (ConfigMerge.name(variables.get(i)).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, @Nullable Object> changed() {
    original = null;
    return document;
  }

  private Map<String, @Nullable Object> runtime() {
    return object(changed(), "config");
  }

  private ConfigEditor set(Map<String, @Nullable Object> object, String name, List<String> value) {
    return set(object, name, value.isEmpty() ? null : new ArrayList<@Nullable Object>(value));
  }

  private ConfigEditor set(Map<String, @Nullable Object> object, String name, String value) {
    return set(object, name, value.isEmpty() ? null : (Object) value);
  }

  private ConfigEditor set(
      Map<String, @Nullable Object> object, String name, @Nullable Object value) {
    if (value == null) {
      object.remove(name);
    } else {
      object.put(name, value);
    }
    return this;
  }

  /** The object in a member; made if it is not there. */
  @SuppressWarnings("unchecked") // the document was checked when it was read
  static Map<String, @Nullable Object> object(Map<String, @Nullable Object> parent, String name) {
    Object value = parent.get(name);
    if (value == null) {
      value = new LinkedHashMap<String, @Nullable Object>();
      parent.put(name, value);
    }
    return (Map<String, @Nullable Object>) value;
  }

  /** The list in a member; made if it is not there. */
  @SuppressWarnings("unchecked") // the document was checked when it was read
  static List<@Nullable Object> list(Map<String, @Nullable Object> parent, String name) {
    Object value = parent.get(name);
    if (value == null) {
      value = new ArrayList<@Nullable Object>();
      parent.put(name, value);
    }
    return (List<@Nullable Object>) value;
  }
}
