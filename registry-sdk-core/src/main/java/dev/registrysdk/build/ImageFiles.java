package dev.registrysdk.build;

import dev.registrysdk.build.LayerEntry.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The files of an image as a container would see them: its layers on top of each other. A layer is
 * brought only when it has to be looked at, from the top down. Not safe for use by several threads.
 */
final class ImageFiles {
  private static final int MAX_LINKS = 40;

  /** Base first. */
  private final List<Supplier<LayerIndex>> layers;

  /**
   * The files of some layers.
   *
   * @param layers base first; each gives the same index whenever it is asked
   */
  ImageFiles(List<Supplier<LayerIndex>> layers) {
    this.layers = List.copyOf(layers);
  }

  /**
   * What is at a path, links not followed; a hard link is the file it is of.
   *
   * @return the entry, with its own path; directories that no layer describes have the attributes
   *     that engines give them
   */
  Optional<LayerEntry> find(String path) {
    return find(path, layers.size(), true);
  }

  /**
   * Finds what is at a path.
   *
   * @param below the number of the layer to stay below
   * @param described whether a directory is looked for in lower layers, for its attributes
   */
  private Optional<LayerEntry> find(String path, int below, boolean described) {
    boolean implied = path.isEmpty();
    for (int i = below - 1; i >= 0; i--) {
      LayerIndex layer = layers.get(i).get();
      Optional<LayerEntry> entry = layer.entry(path);
      if (entry.isPresent() && (!implied || entry.get().directory())) {
        return entry.get().kind() == Kind.HARD_LINK ? linked(entry.get(), i) : entry;
      }
      implied |= layer.implies(path);
      if (entry.isPresent() || layer.hides(path) || (implied && !described)) {
        break;
      }
    }
    return implied ? Optional.of(LayerEntry.directory(path)) : Optional.empty();
  }

  private Optional<LayerEntry> linked(LayerEntry link, int layer) {
    String target = String.valueOf(link.link());
    Optional<LayerEntry> same = layers.get(layer).get().entry(target);
    for (int links = 0; links < MAX_LINKS && same.isPresent(); links++) {
      if (same.get().kind() != Kind.HARD_LINK) {
        return same.map(entry -> entry.at(link.path()));
      }
      same = layers.get(layer).get().entry(String.valueOf(same.get().link()));
    }
    return find(target, layer, true).map(entry -> entry.at(link.path()));
  }

  /**
   * Follows links, never out of the image.
   *
   * @param path a path in the image
   * @return the path without links; what does not exist is taken as it is written
   * @throws IOException if links lead in a circle
   */
  String resolve(String path) throws IOException {
    Deque<String> ahead = new ArrayDeque<>(List.of(path.split("/", -1)));
    String real = "";
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        real = EntryPath.parent(real); // that of the root is the root
        continue;
      }
      String next = EntryPath.join(real, name);
      LayerEntry entry = find(next, layers.size(), false).orElse(null);
      if (entry == null || entry.kind() != Kind.SYMLINK) {
        real = next;
        continue;
      }
      links++;
      if (links > MAX_LINKS) {
        throw new IOException("/" + path + " has too many symbolic links");
      }
      String target = String.valueOf(entry.link());
      List<String> names = List.of(target.split("/", -1));
      for (int i = names.size() - 1; i >= 0; i--) {
        ahead.push(names.get(i));
      }
      real = target.startsWith("/") ? "" : real;
    }
    return real;
  }

  /** What is at a path when links are followed; its path is the one without links. */
  Optional<LayerEntry> stat(String path) throws IOException {
    return find(resolve(path));
  }

  /** The names in a directory, in their order; links in the path are followed. */
  List<String> list(String path) throws IOException {
    String directory = resolve(path);
    if (!find(directory, layers.size(), false).map(LayerEntry::directory).orElse(false)) {
      throw new FileNotFoundException("/" + path + " is no directory in the image");
    }
    Set<String> names = new TreeSet<>(EntryPath.ORDER);
    Set<String> gone = new HashSet<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      LayerIndex layer = layers.get(i).get();
      layer.children(directory).stream().filter(name -> !gone.contains(name)).forEach(names::add);
      if (layer.hidesContent(directory)) {
        break;
      }
      gone.addAll(layer.deletedIn(directory));
    }
    return List.copyOf(names);
  }

  /** The entry at a path and everything below it, parents first; links below are not followed. */
  List<LayerEntry> walk(String path) throws IOException {
    String start = resolve(path);
    List<LayerEntry> found = new ArrayList<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(start));
    while (!ahead.isEmpty()) {
      LayerEntry entry = find(ahead.pop()).orElse(null);
      if (entry == null) {
        continue;
      }
      found.add(entry);
      if (entry.directory()) {
        List<String> names = list(entry.path());
        for (int i = names.size() - 1; i >= 0; i--) {
          ahead.push(EntryPath.join(entry.path(), names.get(i)));
        }
      }
    }
    return found;
  }

  /** Opens a file; links are followed. */
  InputStream open(String path) throws IOException {
    EntryContent content = stat(path).map(LayerEntry::content).orElse(null);
    if (content == null) {
      throw new FileNotFoundException("/" + path + " is no file in the image");
    }
    return content.open();
  }

  /** The text of a small file such as {@code /etc/passwd}; empty if there is none. */
  byte[] read(String path, int limit) throws IOException {
    if (stat(path).map(LayerEntry::content).isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = open(path)) {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new IOException("/" + path + " has more than " + limit + " bytes");
      }
      return bytes;
    }
  }
}
