package dev.registrysdk.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a layer consists of. Immutable and safe for use by several threads; files are looked at when
 * an image is built with it. The same instance is made only once for all the platforms of an image.
 */
public final class Layer {
  private final List<LayerSource> sources;
  private final @Nullable Path tar;
  private final @Nullable Instant time;
  private final boolean parents;
  private final String createdBy;

  private Layer(
      List<LayerSource> sources,
      @Nullable Path tar,
      @Nullable Instant time,
      boolean parents,
      String createdBy) {
    this.sources = List.copyOf(sources);
    this.tar = tar;
    this.time = time;
    this.parents = parents;
    this.createdBy = createdBy;
  }

  static Layer of(
      List<LayerSource> sources, @Nullable Instant time, boolean parents, String createdBy) {
    return new Layer(sources, null, time, parents, createdBy);
  }

  /**
   * Starts a layer.
   *
   * @return a new builder
   */
  public static LayerBuilder builder() {
    return new LayerBuilder();
  }

  /**
   * A tar that is a layer already: its bytes stay as they are. If it is compressed like the layers
   * of the image, the compressed bytes stay too; other compressions give way to that one.
   *
   * @param file the archive
   * @return the layer
   */
  public static Layer ofTar(Path file) {
    return new Layer(List.of(), file, null, false, "tar " + file.getFileName());
  }

  /** The sources of its entries, in the order in which they were added. */
  List<LayerSource> sources() {
    return sources;
  }

  /** The tar it is, if it is one. */
  Optional<Path> tar() {
    return Optional.ofNullable(tar);
  }

  /** The time of entries that have none, if the layer has one of its own. */
  Optional<Instant> time() {
    return Optional.ofNullable(time);
  }

  /** Whether directories that nobody described are written even if the base may have them. */
  boolean parents() {
    return parents;
  }

  /** What the history says about it. */
  String createdBy() {
    return createdBy;
  }

  /** Its entries, in the order in which they are written. */
  List<LayerEntry> entries(Workspace workspace) {
    LayerEntries entries = new LayerEntries();
    sources.forEach(source -> source.collect(entries, workspace));
    return entries.sorted();
  }
}
