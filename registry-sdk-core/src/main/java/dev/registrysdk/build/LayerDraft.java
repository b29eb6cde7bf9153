package dev.registrysdk.build;

import dev.registrysdk.build.LayerEntry.Kind;
import dev.registrysdk.build.Owners.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A layer while an instruction fills it, seen on top of what the stage has already. */
final class LayerDraft {
  private final List<LayerEntry> entries = new ArrayList<>();
  private final LayerIndex index = new LayerIndex();
  private final Map<EntryContent, String> copied = new HashMap<>();
  private final ImageFiles files;
  private final Owner newDirectories;

  /** Something cannot be where it is wanted. */
  static final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    Obstacle(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    String hint() {
      return hint;
    }
  }

  /**
   * Starts a layer.
   *
   * @param below the stage it goes on; null for a layer that depends on nothing below it
   * @param newDirectories who directories belong to that have to be made
   */
  LayerDraft(@Nullable StageState below, Owner newDirectories) {
    this.files = below == null ? new ImageFiles(List.of(() -> index)) : below.files(index);
    this.newDirectories = newDirectories;
  }

  /** What is there with the layer on top. */
  ImageFiles files() {
    return files;
  }

  List<LayerEntry> entries() {
    return entries;
  }

  LayerIndex index() {
    return index;
  }

  /** Makes sure that a directory is there. */
  void directory(String path) throws Obstacle {
    List<String> all = new ArrayList<>(EntryPath.parents(path));
    if (!path.isEmpty()) {
      all.add(path);
    }
    for (String directory : all) {
      Optional<LayerEntry> there = files.find(directory);
      if (there.isEmpty()) {
        EntryAttributes owner = EntryAttributes.owner(newDirectories.uid(), newDirectories.gid());
        add(LayerEntry.directory(directory, owner, LayerEntry.DIRECTORY_MODE));
      } else if (!there.get().directory()) {
        throw new Obstacle(
            "/" + directory + " is no directory in the image", "copy to another place");
      }
    }
  }

  /** Puts something in its place; the directory it is in is made if it is not there. */
  void put(LayerEntry entry) throws Obstacle {
    directory(EntryPath.parent(entry.path()));
    Optional<LayerEntry> there = files.find(entry.path());
    if (there.isPresent() && entry.directory() && !there.get().directory()) {
      boolean link = there.get().kind() == Kind.SYMLINK;
      throw new Obstacle(
          "the directory /%s cannot take the place of a %s"
              .formatted(entry.path(), link ? "link to " + there.get().link() : "file"),
          link ? "copy what is in it to where the link leads" : "copy to another place");
    }
    if (there.isPresent() && !entry.directory() && there.get().directory()) {
      throw new Obstacle(
          "/" + entry.path() + " is a directory in the image, and a file cannot take its place",
          "copy to another place");
    }
    add(entry);
  }

  /** The same for a file that can be one of several hard links, which stay so. */
  void putLinked(LayerEntry entry) throws Obstacle {
    EntryContent content = entry.content();
    String first = content == null ? null : copied.putIfAbsent(content, entry.path());
    boolean linked = first != null && !first.equals(entry.path());
    put(linked ? LayerEntry.hardLink(entry, String.valueOf(first)) : entry);
  }

  /** Puts an entry of an archive in its place as tar does: it replaces whatever is there. */
  void unpack(LayerEntry entry, String directory) throws IOException, Obstacle {
    if (entry.path().isEmpty()) {
      if (!directory.isEmpty()) {
        add(entry.at(directory)); // the root of an image cannot be an entry of a layer
      }
      return;
    }
    String parent = files.resolve(EntryPath.join(directory, EntryPath.parent(entry.path())));
    directory(parent);
    String path = EntryPath.join(parent, EntryPath.name(entry.path()));
    if (entry.kind() == Kind.HARD_LINK) {
      String target = EntryPath.join(directory, String.valueOf(entry.link()));
      String in = files.resolve(EntryPath.parent(target));
      add(entry.at(path).linkedTo(EntryPath.join(in, EntryPath.name(target))));
    } else {
      add(entry.at(path));
    }
  }

  private void add(LayerEntry entry) {
    entries.add(entry);
    index.add(entry);
  }
}
