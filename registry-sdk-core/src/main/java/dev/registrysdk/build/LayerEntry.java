package dev.registrysdk.build;

import java.time.Instant;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a layer.
 *
 * @param path where it is in the image
 * @param kind what it is
 * @param mode the permission bits
 * @param uid the user it belongs to
 * @param gid the group it belongs to
 * @param modified when it was changed last; null for the time of the layer
 * @param link what a link leads to, or null: text as it is for a symbolic link, a path in the image
 *     for a hard link
 * @param content the content of a file, else null
 * @param extended extended attributes by their PAX keywords
 * @param device the numbers of a device
 */
record LayerEntry(
    String path,
    Kind kind,
    int mode,
    long uid,
    long gid,
    @Nullable Instant modified,
    @Nullable String link,
    @Nullable EntryContent content,
    Map<String, ByteString> extended,
    Device device) {
  static final int FILE_MODE = 0644;
  static final int DIRECTORY_MODE = 0755;
  private static final int LINK_MODE = 0777;

  /** What an entry is. */
  enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    HARD_LINK,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    FIFO,
    /** Deletes what layers below have at the path. */
    WHITEOUT,
    /** Deletes what layers below have in the directory at the path. */
    OPAQUE
  }

  /** The numbers of a device. */
  record Device(int major, int minor) {
    static final Device NONE = new Device(0, 0);
  }

  static LayerEntry file(String path, EntryAttributes attributes, int mode, EntryContent content) {
    return make(path, Kind.FILE, attributes, attributes.mode().orElse(mode), null, content);
  }

  static LayerEntry directory(String path, EntryAttributes attributes, int mode) {
    return make(path, Kind.DIRECTORY, attributes, attributes.mode().orElse(mode), null, null);
  }

  /** A directory that nobody described. */
  static LayerEntry directory(String path) {
    return directory(path, EntryAttributes.DEFAULT, DIRECTORY_MODE);
  }

  static LayerEntry symlink(String path, EntryAttributes attributes, String target) {
    return make(path, Kind.SYMLINK, attributes, LINK_MODE, target, null);
  }

  static LayerEntry whiteout(String path) {
    return make(path, Kind.WHITEOUT, EntryAttributes.DEFAULT, FILE_MODE, null, null);
  }

  static LayerEntry opaque(String path) {
    return make(path, Kind.OPAQUE, EntryAttributes.DEFAULT, FILE_MODE, null, null);
  }

  private static LayerEntry make(
      String path,
      Kind kind,
      EntryAttributes attributes,
      int mode,
      @Nullable String link,
      @Nullable EntryContent content) {
    return new LayerEntry(
        path,
        kind,
        mode,
        attributes.uid(),
        attributes.gid(),
        attributes.modified().orElse(null),
        link,
        content,
        Map.of(),
        Device.NONE);
  }

  /** The same at another place; a hard link moves with what it leads to. */
  LayerEntry under(String directory) {
    return new LayerEntry(
        EntryPath.join(directory, path),
        kind,
        mode,
        uid,
        gid,
        modified,
        kind == Kind.HARD_LINK && link != null ? EntryPath.join(directory, link) : link,
        content,
        extended,
        device);
  }

  /** A hard link in the place of a file that is elsewhere already. */
  static LayerEntry hardLink(LayerEntry file, String target) {
    return new LayerEntry(
        file.path,
        Kind.HARD_LINK,
        file.mode,
        file.uid,
        file.gid,
        file.modified,
        target,
        null,
        Map.of(),
        Device.NONE);
  }

  /** The same with other permission bits and another owner. */
  LayerEntry with(int otherMode, long otherUid, long otherGid) {
    return new LayerEntry(
        path, kind, otherMode, otherUid, otherGid, modified, link, content, extended, device);
  }

  /** The same with other content. */
  LayerEntry containing(EntryContent other) {
    return new LayerEntry(path, kind, mode, uid, gid, modified, link, other, extended, device);
  }

  /** The same hard link, to something else. */
  LayerEntry linkedTo(String target) {
    return new LayerEntry(path, kind, mode, uid, gid, modified, target, content, extended, device);
  }

  /** The same thing under another path. */
  LayerEntry at(String other) {
    return new LayerEntry(other, kind, mode, uid, gid, modified, link, content, extended, device);
  }

  /** The same with the attributes that are set. */
  LayerEntry with(EntryAttributes attributes) {
    return new LayerEntry(
        path,
        kind,
        kind == Kind.SYMLINK ? mode : attributes.mode().orElse(mode),
        attributes.uid(),
        attributes.gid(),
        attributes.modified().orElse(null),
        link,
        content,
        extended,
        device);
  }

  boolean directory() {
    return kind == Kind.DIRECTORY;
  }

  /** Whether it is something in the image, and not a deletion. */
  boolean present() {
    return kind != Kind.WHITEOUT && kind != Kind.OPAQUE;
  }

  long size() {
    return content == null ? 0 : content.size();
  }
}
