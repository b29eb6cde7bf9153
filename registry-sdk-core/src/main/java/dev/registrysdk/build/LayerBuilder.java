package dev.registrysdk.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link Layer} consists of. Paths are those in the image, absolute or relative to
 * its root; of two entries for the same path the later one counts. Not safe for use by several
 * threads.
 *
 * <p>The same entries always give the same layer, on every machine and in every time zone: they are
 * sorted, their times are fixed, they belong to root unless said otherwise. Of the files themselves
 * only content and permissions count, and times if they are to be kept.
 *
 * <p>Directories above an entry that nobody described are left out, so that those of the base keep
 * their owner and permissions; engines make missing ones for root with permissions 0755. In images
 * without a base, and after {@link #parents()}, they are written like that.
 */
public final class LayerBuilder {
  private final List<LayerSource> sources = new ArrayList<>();
  private @Nullable Instant time;
  private boolean keepTimes;
  private boolean parents;
  private String createdBy = "Registry SDK";

  LayerBuilder() {}

  /**
   * Adds a file.
   *
   * @param source the file; if it is a link, what it leads to
   * @param path where it goes
   * @return this builder
   */
  public LayerBuilder file(Path source, String path) {
    return file(source, path, EntryAttributes.DEFAULT);
  }

  /**
   * Adds a file.
   *
   * @param source the file; if it is a link, what it leads to
   * @param path where it goes
   * @param attributes permissions, owner and time
   * @return this builder
   */
  public LayerBuilder file(Path source, String path, EntryAttributes attributes) {
    String at = file(path);
    boolean keep = keepTimes;
    return add((into, space) -> new FileTree(attributes, keep, into::add).addFile(source, at));
  }

  /**
   * Adds a file whose content is in memory.
   *
   * @param content the bytes
   * @param path where it goes
   * @return this builder
   */
  public LayerBuilder bytes(byte[] content, String path) {
    return bytes(content, path, EntryAttributes.DEFAULT);
  }

  /**
   * Adds a file whose content is in memory.
   *
   * @param content the bytes
   * @param path where it goes
   * @param attributes permissions, owner and time
   * @return this builder
   */
  public LayerBuilder bytes(byte[] content, String path, EntryAttributes attributes) {
    EntryContent own = EntryContent.of(content.clone());
    return add(LayerEntry.file(file(path), attributes, LayerEntry.FILE_MODE, own));
  }

  /**
   * Adds a directory without anything in it.
   *
   * @param path where it goes
   * @return this builder
   */
  public LayerBuilder directory(String path) {
    return directory(path, EntryAttributes.DEFAULT);
  }

  /**
   * Adds a directory without anything in it.
   *
   * @param path where it goes
   * @param attributes permissions, owner and time
   * @return this builder
   */
  public LayerBuilder directory(String path, EntryAttributes attributes) {
    return add(LayerEntry.directory(file(path), attributes, LayerEntry.DIRECTORY_MODE));
  }

  /**
   * Adds a symbolic link.
   *
   * @param path where it goes
   * @param target what it leads to, as the link says it
   * @return this builder
   */
  public LayerBuilder symlink(String path, String target) {
    return symlink(path, target, EntryAttributes.DEFAULT);
  }

  /**
   * Adds a symbolic link.
   *
   * @param path where it goes
   * @param target what it leads to, as the link says it
   * @param attributes owner and time
   * @return this builder
   */
  public LayerBuilder symlink(String path, String target, EntryAttributes attributes) {
    if (target.isEmpty() || target.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("The link " + path + " leads nowhere");
    }
    return add(LayerEntry.symlink(file(path), attributes, target));
  }

  /**
   * Adds all that is in a directory, at any depth. Symbolic links stay links; hard links become
   * files of their own; sockets are left out; pipes and devices are refused.
   *
   * @param source the directory
   * @param path where it goes; {@code /} for the root
   * @return this builder
   */
  public LayerBuilder tree(Path source, String path) {
    return tree(source, path, EntryAttributes.DEFAULT);
  }

  /**
   * Adds all that is in a directory, at any depth.
   *
   * @param source the directory
   * @param path where it goes; {@code /} for the root
   * @param attributes permissions, owner and time of everything in it
   * @return this builder
   */
  public LayerBuilder tree(Path source, String path, EntryAttributes attributes) {
    String at = EntryPath.of(path);
    boolean keep = keepTimes;
    return add((into, space) -> new FileTree(attributes, keep, into::add).addTree(source, at));
  }

  /**
   * Adds what is in a tar, as it is or compressed with gzip or bzip2; xz and zstd need their
   * libraries (org.tukaani:xz, com.github.luben:zstd-jni). Everything in it keeps its attributes;
   * devices and pipes are taken over. Names and hard links that lead out of the archive are
   * refused.
   *
   * @param archive the archive
   * @param path the directory it is unpacked into
   * @return this builder
   */
  public LayerBuilder archive(Path archive, String path) {
    return archive(archive, path, UnpackLimits.DEFAULT);
  }

  /**
   * Adds what is in a tar, within limits.
   *
   * @param archive the archive
   * @param path the directory it is unpacked into
   * @param limits how much it may unpack to
   * @return this builder
   */
  public LayerBuilder archive(Path archive, String path, UnpackLimits limits) {
    String at = EntryPath.of(path);
    return add(
        (into, space) -> into.addAll(new ArchiveExtraction(archive, limits).into(at, space)));
  }

  /**
   * Deletes what the layers below have at a path.
   *
   * @param path a file, or a directory with all in it
   * @return this builder
   */
  public LayerBuilder delete(String path) {
    return add(LayerEntry.whiteout(file(path)));
  }

  /**
   * Deletes what the layers below have in a directory, but not the directory itself.
   *
   * @param path the directory
   * @return this builder
   */
  public LayerBuilder clear(String path) {
    return add(LayerEntry.opaque(EntryPath.of(path)));
  }

  /**
   * Sets the time of entries that have none of their own; the time of the image unless set.
   *
   * @param instant the time, of which whole seconds count
   * @return this builder
   */
  public LayerBuilder time(Instant instant) {
    time = instant;
    return this;
  }

  /**
   * Lets files and trees that are added from now on keep the times they have on this machine. The
   * layer is then as reproducible as those times.
   *
   * @return this builder
   */
  public LayerBuilder keepTimes() {
    keepTimes = true;
    return this;
  }

  /**
   * Writes the directories above an entry even if nobody described them: for root, permissions
   * 0755. They replace the attributes that the base gave them.
   *
   * @return this builder
   */
  public LayerBuilder parents() {
    parents = true;
    return this;
  }

  /**
   * Sets what the history of the image says about the layer.
   *
   * @param text for example a command
   * @return this builder
   */
  public LayerBuilder createdBy(String text) {
    createdBy = text;
    return this;
  }

  /**
   * Makes the layer. Nothing is read yet.
   *
   * @return the layer
   */
  public Layer build() {
    return Layer.of(sources, time, parents, createdBy);
  }

  /** Adds an entry made elsewhere. */
  LayerBuilder add(LayerEntry entry) {
    return add((into, space) -> into.add(entry));
  }

  private LayerBuilder add(LayerSource source) {
    sources.add(source);
    return this;
  }

  private static String file(String path) {
    String normal = EntryPath.of(path);
    if (normal.isEmpty()) {
      throw new IllegalArgumentException(
          "Not a path in an image: '" + path + "'; the root itself cannot be an entry of a layer");
    }
    return normal;
  }
}
