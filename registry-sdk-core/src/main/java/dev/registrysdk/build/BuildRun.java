package dev.registrysdk.build;

import dev.registrysdk.build.ImageDraft.DraftLayer;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.store.ImageWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import okio.ByteString;

/**
 * Makes the images of some plans and writes them. A layer that several plans share is made once;
 * layers are written while others are made.
 */
final class BuildRun {
  private final BuildSettings settings;
  private final Workspace workspace;
  private final BuildThreads threads;
  private final Publisher publisher;
  private final Instant created;

  /** What is made: a layer, with the directories that nobody described but that it has to write. */
  private record Wanted(Layer layer, List<LayerEntry> entries) {}

  BuildRun(
      BuildSettings settings,
      Workspace workspace,
      BuildThreads threads,
      ImageWriter writer,
      Instant created) {
    this.settings = settings;
    this.workspace = workspace;
    this.threads = threads;
    this.publisher = new Publisher(writer, threads, settings.foreignLayers());
    this.created = created;
  }

  /** Builds; one plan gives an image, several give an index. */
  BuildResult build(List<ImagePlan> given) {
    List<ImagePlan> plans = given.stream().map(BuildRun::withSomeLayer).toList();
    plans.forEach(ImagePlan::check);
    ImageFormat format = settings.format(baseFormat(plans));
    checkFormat(format);
    settings.compression().check();
    Map<Layer, List<LayerEntry>> collected = new LinkedHashMap<>();
    for (ImagePlan plan : plans) {
      plan.layers()
          .forEach(layer -> collected.computeIfAbsent(layer, one -> one.entries(workspace)));
    }
    List<List<Wanted>> wanted = plans.stream().map(plan -> wanted(plan, collected)).toList();
    Map<Wanted, LayerFile> made = make(plans, wanted, format);
    List<ImageDraft> drafts = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      drafts.add(draft(plans.get(i), wanted.get(i).stream().map(made::get).toList(), format));
    }
    return publisher.publish(drafts, plans.size() == 1 ? null : index(format), List.of());
  }

  /** An image without any layer is refused by some engines. */
  private static ImagePlan withSomeLayer(ImagePlan plan) {
    boolean none = plan.base() == null || plan.base().manifest().layers().isEmpty();
    if (!none || !plan.layers().isEmpty()) {
      return plan;
    }
    List<BuildStep> steps = new ArrayList<>(plan.steps());
    steps.add(
        new BuildStep.AddLayer(
            Layer.builder().build(), HistoryEntry.builder().createdBy("empty layer").build()));
    return new ImagePlan(plan.platform(), plan.base(), steps);
  }

  private static ImageFormat baseFormat(List<ImagePlan> plans) {
    boolean docker =
        plans.stream()
            .allMatch(plan -> plan.base() != null && plan.base().document().mediaType().docker());
    return docker ? ImageFormat.DOCKER : ImageFormat.OCI;
  }

  private void checkFormat(ImageFormat format) {
    if (format == ImageFormat.DOCKER && settings.compression() == LayerCompression.ZSTD) {
      throw new IllegalArgumentException(
          "Docker's image format has no layers compressed with zstd; choose ImageFormat.OCI, or gzip");
    }
    if (format == ImageFormat.DOCKER && !settings.annotations().isEmpty()) {
      throw new IllegalArgumentException(
          "Docker's image format has no annotations; choose ImageFormat.OCI, or use labels");
    }
  }

  /**
   * Adds directories that nobody described but that engines should not have to make up: those that
   * the layer deletes and uses again, and in an image without a base all that are not there yet.
   */
  private static List<Wanted> wanted(ImagePlan plan, Map<Layer, List<LayerEntry>> collected) {
    List<Supplier<LayerIndex>> below = new ArrayList<>();
    List<Wanted> wanted = new ArrayList<>();
    for (Layer layer : plan.layers()) {
      LayerEntries entries = new LayerEntries();
      List<LayerEntry> own = collected.getOrDefault(layer, List.of());
      entries.addAll(own);
      LayerIndex index = LayerIndex.of(own);
      ImageFiles known = new ImageFiles(below);
      for (String directory : entries.impliedDirectories()) {
        boolean there =
            !index.hides(directory)
                && (plan.base() != null
                    || known.find(directory).map(LayerEntry::directory).orElse(false));
        if (layer.parents() || !there) {
          LayerEntry made = LayerEntry.directory(directory);
          entries.add(made);
          index.add(made);
        }
      }
      below.add(() -> index);
      wanted.add(new Wanted(layer, entries.sorted()));
    }
    return wanted;
  }

  /** Makes and writes new layers, and brings those of the bases. */
  private Map<Wanted, LayerFile> make(
      List<ImagePlan> plans, List<List<Wanted>> wanted, ImageFormat format) {
    LayerFactory factory =
        new LayerFactory(
            workspace, threads, settings.compression(), settings.limits(), settings.layerCache());
    List<Wanted> distinct = wanted.stream().flatMap(List::stream).distinct().toList();
    List<Callable<List<LayerFile>>> tasks = new ArrayList<>();
    for (Wanted one : distinct) {
      tasks.add(
          () -> {
            LayerFile file = make(factory, one);
            publisher.put(file.blob(format));
            return List.of(file);
          });
    }
    for (ImagePlan plan : plans) {
      for (DraftLayer layer : inherited(plan, format)) {
        tasks.add(
            () -> {
              publisher.put(layer.blob());
              return List.of();
            });
      }
    }
    List<List<LayerFile>> results = threads.all(tasks);
    Map<Wanted, LayerFile> made = new HashMap<>();
    for (int i = 0; i < distinct.size(); i++) {
      made.put(distinct.get(i), results.get(i).get(0));
    }
    return made;
  }

  private LayerFile make(LayerFactory factory, Wanted wanted) {
    Layer layer = wanted.layer();
    return layer
        .tar()
        .map(factory::of)
        .orElseGet(() -> factory.of(wanted.entries(), layer.time().orElse(created)));
  }

  private ImageDraft draft(ImagePlan plan, List<LayerFile> files, ImageFormat format) {
    List<DraftLayer> layers = new ArrayList<>(inherited(plan, format));
    files.forEach(file -> layers.add(new DraftLayer(file.blob(format), file.diffId(), false)));
    byte[] json = plan.config(created, files).toJson();
    ImageManifest manifest =
        ImageManifest.builder()
            .mediaType(format.manifest())
            .config(Descriptor.of(format.config(), json))
            .annotations(annotations(plan, format))
            .build();
    Descriptor entry =
        Descriptor.builder()
            .from(Descriptor.of(format.manifest(), new byte[0]))
            .platform(ImageConfig.parse(json).platform())
            .build();
    return new ImageDraft(ByteString.of(json), layers, manifest, entry);
  }

  private static List<DraftLayer> inherited(ImagePlan plan, ImageFormat format) {
    return plan.base() == null ? List.of() : plan.base().layers(format);
  }

  /** What was asked for, and where the image comes from. */
  private Map<String, String> annotations(ImagePlan plan, ImageFormat format) {
    Map<String, String> annotations = new LinkedHashMap<>();
    if (plan.base() != null && format == ImageFormat.OCI) {
      annotations.putAll(plan.base().baseAnnotations());
    }
    annotations.putAll(settings.annotations());
    return annotations;
  }

  private ImageIndex index(ImageFormat format) {
    return ImageIndex.builder()
        .mediaType(format.index())
        .annotations(settings.annotations())
        .build();
  }
}
