package dev.registrysdk.build;

import dev.registrysdk.build.BuildStep.AddHistory;
import dev.registrysdk.build.BuildStep.AddLayer;
import dev.registrysdk.build.BuildStep.Edit;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.store.ImageWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds an image from files, without an engine: a base, layers on top, changes of the
 * configuration. Every method returns another builder, so that a half-described image can be the
 * start of several. Immutable and safe for use by several threads.
 *
 * <p>The same base and files always give the same digest: layers are reproducible (see {@link
 * LayerBuilder}), and so is the time of creation, which is {@code SOURCE_DATE_EPOCH} of the
 * environment, else 1970-01-01, unless set. The digest of a compressed layer also depends on the
 * zlib that the JVM uses, or the zstd of its library; that of the uncompressed one does not.
 *
 * <p>Layers of the base are not downloaded for a target in the same registry, which mounts them;
 * otherwise they go straight from one place to the other. New layers are kept in temporary files,
 * never in memory, and written while the next are made. Nothing is visible in the target before
 * everything is there.
 *
 * <p>The image has the format of its base: Docker's if that is an image of Docker's format and no
 * annotations are asked for, else OCI's. What the base has that this SDK does not know stays in the
 * configuration as it is.
 */
public final class ImageBuilder {
  private final @Nullable ImageSource base;
  private final List<Platform> platforms;
  private final List<BuildStep> steps;
  private final BuildSettings settings;

  private ImageBuilder(
      @Nullable ImageSource base,
      List<Platform> platforms,
      List<BuildStep> steps,
      BuildSettings settings) {
    this.base = base;
    this.platforms = List.copyOf(platforms);
    this.steps = List.copyOf(steps);
    this.settings = settings;
  }

  /**
   * Starts from an image.
   *
   * @param base where it is; nothing is read yet
   * @return a builder
   */
  public static ImageBuilder from(ImageSource base) {
    return new ImageBuilder(base, List.of(), List.of(), BuildSettings.builder().build());
  }

  /**
   * Starts from nothing. Without {@link #platforms} the image is for {@code linux/amd64}.
   *
   * @return a builder
   */
  public static ImageBuilder scratch() {
    return new ImageBuilder(null, List.of(), List.of(), BuildSettings.builder().build());
  }

  /**
   * Chooses the platforms. One gives an image; several give an index with an image for each, all
   * with the same layers on top. Without a choice the result is for what the base is for.
   *
   * @param chosen the platforms
   * @return a builder
   */
  public ImageBuilder platforms(Platform... chosen) {
    return new ImageBuilder(base, Arrays.asList(chosen), steps, settings);
  }

  /**
   * Adds a layer.
   *
   * @param layer the layer
   * @return a builder
   */
  public ImageBuilder layer(Layer layer) {
    return layer(layer, HistoryEntry.builder().createdBy(layer.createdBy()).build());
  }

  /**
   * Adds a layer.
   *
   * @param content is given a builder of the layer
   * @return a builder
   */
  public ImageBuilder layer(Consumer<LayerBuilder> content) {
    LayerBuilder builder = Layer.builder();
    content.accept(builder);
    return layer(builder.build());
  }

  /**
   * Adds a layer.
   *
   * @param layer the layer
   * @param history how it came about; without a time it gets that of the image
   * @return a builder
   */
  public ImageBuilder layer(Layer layer, HistoryEntry history) {
    return step(new AddLayer(layer, history));
  }

  /**
   * Adds an entry to the history that stands for no layer.
   *
   * @param entry how the step came about; without a time it gets that of the image
   * @return a builder
   */
  public ImageBuilder history(HistoryEntry entry) {
    return step(new AddHistory(entry));
  }

  /**
   * Changes the configuration. No entry is added to the history.
   *
   * @param change is given the editor of the configuration, for each platform, and once before to
   *     see whether it works
   * @return a builder
   */
  public ImageBuilder config(Consumer<ConfigEditor> change) {
    return step(new Edit(change));
  }

  /**
   * Sets a variable of the environment.
   *
   * @param name the name
   * @param value the value
   * @return a builder
   */
  public ImageBuilder env(String name, String value) {
    return config(config -> config.env(name, value));
  }

  /**
   * Sets a label.
   *
   * @param name the name
   * @param value the value
   * @return a builder
   */
  public ImageBuilder label(String name, String value) {
    return config(config -> config.label(name, value));
  }

  /**
   * Sets the command, in exec form.
   *
   * @param words the words; none removes it
   * @return a builder
   */
  public ImageBuilder entrypoint(String... words) {
    return config(config -> config.entrypoint(Arrays.asList(words)));
  }

  /**
   * Sets the default arguments, in exec form.
   *
   * @param words the words; none removes them
   * @return a builder
   */
  public ImageBuilder cmd(String... words) {
    return config(config -> config.cmd(Arrays.asList(words)));
  }

  /**
   * Sets the user the process runs as.
   *
   * @param user {@code user}, {@code uid}, {@code user:group} or {@code uid:gid}
   * @return a builder
   */
  public ImageBuilder user(String user) {
    return config(config -> config.user(user));
  }

  /**
   * Sets the directory the process starts in.
   *
   * @param directory an absolute path
   * @return a builder
   */
  public ImageBuilder workingDir(String directory) {
    return config(config -> config.workingDir(directory));
  }

  /**
   * Adds a port that a container listens on.
   *
   * @param port {@code port} or {@code port/protocol}
   * @return a builder
   */
  public ImageBuilder exposePort(String port) {
    return config(config -> config.exposePort(port));
  }

  /**
   * Sets an annotation of the manifest, and of the index if there is one.
   *
   * @param name the name
   * @param value the value
   * @return a builder
   */
  public ImageBuilder annotation(String name, String value) {
    return with(changed -> changed.putAnnotations(name, value));
  }

  /**
   * Sets when the image was made; it is also the time of everything in its layers that has none.
   *
   * @param time the time
   * @return a builder
   */
  public ImageBuilder created(Instant time) {
    return with(changed -> changed.created(time));
  }

  /**
   * Chooses the family of media types.
   *
   * @param format the family
   * @return a builder
   */
  public ImageBuilder format(ImageFormat format) {
    return with(changed -> changed.format(format));
  }

  /**
   * Chooses how new layers are stored; gzip unless set.
   *
   * @param compression the compression
   * @return a builder
   */
  public ImageBuilder compression(LayerCompression compression) {
    return with(changed -> changed.compression(compression));
  }

  /**
   * Remembers what layers were compressed to, so that those that have not changed are not
   * compressed again; nothing is remembered unless set.
   *
   * @param cache the cache
   * @return a builder
   */
  public ImageBuilder layerCache(LayerCache cache) {
    return with(changed -> changed.layerCache(cache));
  }

  /**
   * Sets how many layers are made and written at the same time; 4 unless set.
   *
   * @param number at least 1
   * @return a builder
   */
  public ImageBuilder concurrency(int number) {
    return with(changed -> changed.concurrency(number));
  }

  /**
   * Sets how many threads compress; one for each processor unless set. The result does not depend
   * on it.
   *
   * @param number at least 1
   * @return a builder
   */
  public ImageBuilder compressionThreads(int number) {
    return with(changed -> changed.compressionThreads(number));
  }

  /**
   * Writes layers of the base that are marked as non-distributable too.
   *
   * @param wanted false unless set
   * @return a builder
   */
  public ImageBuilder foreignLayers(boolean wanted) {
    return with(changed -> changed.foreignLayers(wanted));
  }

  /**
   * Sets how much a tar that is a layer already may unpack to.
   *
   * @param limits the limits
   * @return a builder
   */
  public ImageBuilder unpackLimits(UnpackLimits limits) {
    return with(changed -> changed.limits(limits));
  }

  /**
   * Builds the image and writes it. The calling thread waits; interrupting it ends the build with a
   * {@link dev.registrysdk.error.CancelledException}.
   *
   * @param target where it goes
   * @return what was built
   * @throws RegistryException if a file, the base or the target cannot be used, with the build it
   *     was part of in front of its message; nothing is visible in the target then
   * @throws IllegalArgumentException if the description makes no image
   */
  public BuildResult writeTo(ImageSink target) {
    Instant created = settings.created().orElseGet(() -> SourceDate.of(System::getenv));
    try (Workspace workspace = new Workspace();
        ImageWriter writer = target.openWriter();
        BuildThreads threads =
            new BuildThreads(settings.concurrency(), settings.compressionThreads())) {
      threads.closing(writer::close);
      BuildRun run = new BuildRun(settings, workspace, threads, writer, created);
      if (base == null) {
        return run.build(plans());
      }
      try (ImageReader reader = base.openReader()) {
        threads.closing(reader::close);
        return run.build(
            OpenImage.choose(reader, base.toString(), platforms).stream()
                .map(image -> new ImagePlan(image.config().platform(), image, steps))
                .toList());
      }
    } catch (RegistryException e) {
      throw e.within("Building " + target);
    }
  }

  private List<ImagePlan> plans() {
    return (platforms.isEmpty() ? List.of(Platform.LINUX_AMD64) : platforms)
        .stream().distinct().map(platform -> new ImagePlan(platform, null, steps)).toList();
  }

  private ImageBuilder step(BuildStep step) {
    List<BuildStep> more = new ArrayList<>(steps);
    more.add(step);
    return new ImageBuilder(base, platforms, more, settings);
  }

  private ImageBuilder with(Consumer<BuildSettings.Builder> change) {
    BuildSettings.Builder changed = BuildSettings.builder().from(settings);
    change.accept(changed);
    return new ImageBuilder(base, platforms, steps, changed.build());
  }
}
