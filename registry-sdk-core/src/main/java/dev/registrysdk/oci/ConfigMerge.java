package dev.registrysdk.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves a configuration from one base to another: a merge of three trees. */
final class ConfigMerge {
  /** Members of the runtime configuration that are merged entry by entry. */
  private static final Set<String> MAPS = Set.of("Labels", "ExposedPorts", "Volumes");

  private static final List<String> OF_THE_BASE =
      List.of("architecture", "os", "variant", "os.version", "os.features");

  private ConfigMerge() {}

  /** Makes sure that an image was made from a base. */
  static void check(List<Digest> image, List<Digest> oldBase, List<Digest> newBase) {
    for (int i = 0; i < oldBase.size(); i++) {
      if (i >= image.size() || !image.get(i).equals(oldBase.get(i))) {
        String there =
            i < image.size() ? "is " + image.get(i) : "is missing: it has " + image.size();
        throw new OciFormatException(
            "The image is not made from the old base: its layer "
                + (i + 1)
                + " "
                + there
                + ", the base has "
                + oldBase.get(i)
                + (starts(image, newBase) ? "; it is made from the new base already" : ""));
      }
    }
  }

  private static boolean starts(List<Digest> image, List<Digest> base) {
    return image.size() >= base.size() && image.subList(0, base.size()).equals(base);
  }

  static void rebase(
      Map<String, @Nullable Object> image,
      Map<String, @Nullable Object> oldBase,
      Map<String, @Nullable Object> newBase) {
    history(image, oldBase, newBase);
    List<@Nullable Object> layers = diffIds(image);
    List<@Nullable Object> own =
        new ArrayList<>(layers.subList(diffIds(oldBase).size(), layers.size()));
    layers.clear();
    layers.addAll(diffIds(newBase));
    layers.addAll(own);
    for (String name : OF_THE_BASE) {
      put(image, name, newBase.get(name));
    }
    Map<String, @Nullable Object> runtime = ConfigEditor.object(image, "config");
    Map<String, @Nullable Object> before = ConfigEditor.object(oldBase, "config");
    Map<String, @Nullable Object> after = ConfigEditor.object(newBase, "config");
    Set<String> names = new LinkedHashSet<>(runtime.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (name.equals("Env")) {
        List<@Nullable Object> merged = env(runtime, before, after);
        put(runtime, name, merged.isEmpty() ? null : merged);
      } else if (MAPS.contains(name)) {
        Map<String, @Nullable Object> merged =
            entries(
                ConfigEditor.object(runtime, name),
                ConfigEditor.object(before, name),
                ConfigEditor.object(after, name));
        put(runtime, name, merged.isEmpty() ? null : merged);
      } else if (Objects.equals(runtime.get(name), before.get(name))) {
        put(runtime, name, after.get(name));
      }
    }
  }

  private static List<@Nullable Object> diffIds(Map<String, @Nullable Object> config) {
    return ConfigEditor.list(ConfigEditor.object(config, "rootfs"), "diff_ids");
  }

  /** The image's own entries are those after the ones of its old base. */
  private static void history(
      Map<String, @Nullable Object> image,
      Map<String, @Nullable Object> oldBase,
      Map<String, @Nullable Object> newBase) {
    List<@Nullable Object> entries = ConfigEditor.list(image, "history");
    List<@Nullable Object> before = ConfigEditor.list(oldBase, "history");
    int first = 0;
    if (entries.size() >= before.size() && entries.subList(0, before.size()).equals(before)) {
      first = before.size();
    }
    // The old base may have been built anew with the same layers and other words.
    int layers = diffIds(oldBase).size();
    for (int i = first; layers(entries.subList(0, first)) < layers && i < entries.size(); i++) {
      first = i + 1;
    }
    List<@Nullable Object> own = new ArrayList<>(entries.subList(first, entries.size()));
    entries.clear();
    entries.addAll(ConfigEditor.list(newBase, "history"));
    fill(entries, diffIds(newBase).size());
    entries.addAll(own);
  }

  /** Adds entries until there is one for each layer: readers count on that. */
  static void fill(List<@Nullable Object> history, int layers) {
    for (long i = layers(history); i < layers; i++) {
      history.add(new LinkedHashMap<>(Map.of("comment", "this layer came without history")));
    }
  }

  /** How many entries stand for a layer. */
  static long layers(List<@Nullable Object> history) {
    return history.stream()
        .filter(
            entry ->
                entry instanceof Map<?, ?> members
                    && !Boolean.TRUE.equals(members.get("empty_layer")))
        .count();
  }

  private static List<@Nullable Object> env(
      Map<String, @Nullable Object> image,
      Map<String, @Nullable Object> oldBase,
      Map<String, @Nullable Object> newBase) {
    return new ArrayList<>(
        entries(variables(image), variables(oldBase), variables(newBase)).values());
  }

  private static Map<String, @Nullable Object> variables(Map<String, @Nullable Object> runtime) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    ConfigEditor.list(runtime, "Env").forEach(variable -> variables.put(name(variable), variable));
    return variables;
  }

  /** The name of a variable that is written {@code NAME=value}. */
  static String name(@Nullable Object variable) {
    String text = String.valueOf(variable);
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  /** The new base's entries where the image kept those of its old base, in the new base's order. */
  private static Map<String, @Nullable Object> entries(
      Map<String, @Nullable Object> image,
      Map<String, @Nullable Object> oldBase,
      Map<String, @Nullable Object> newBase) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    newBase.forEach(
        (name, value) -> {
          boolean inherited = Objects.equals(image.get(name), oldBase.get(name));
          if (inherited || image.containsKey(name)) {
            merged.put(name, inherited ? value : image.get(name));
          }
        });
    image.forEach(
        (name, value) -> {
          if (!oldBase.containsKey(name) || !Objects.equals(value, oldBase.get(name))) {
            merged.putIfAbsent(name, value);
          }
        });
    return merged;
  }

  private static void put(
      Map<String, @Nullable Object> object, String name, @Nullable Object value) {
    if (value == null) {
      object.remove(name);
    } else {
      object.put(name, value);
    }
  }
}
