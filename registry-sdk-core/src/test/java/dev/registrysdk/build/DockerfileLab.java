package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A build context on disk, images to build on, and the image that comes out. */
final class DockerfileLab {
  final Path context;
  final MemoryStore target = new MemoryStore("1.0");
  final Map<String, MemoryStore> images = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  DockerfileLab(Path scratch) throws IOException {
    context = Files.createDirectory(scratch.resolve("ctx"));
  }

  /** Writes files whose content is their path. */
  DockerfileLab files(String... paths) throws IOException {
    for (String path : paths) {
      file(path, path);
    }
    return this;
  }

  Path file(String path, String content) throws IOException {
    Path file = context.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return mode(file, "rw-r--r--");
  }

  static Path mode(Path file, String permissions) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** Adds an image to build on. */
  MemoryStore base(String reference, Consumer<LayerBuilder> layer, ImageBuilderChange change) {
    return base(reference, Platform.LINUX_AMD64, layer, change);
  }

  MemoryStore base(
      String reference,
      Platform platform,
      Consumer<LayerBuilder> layer,
      ImageBuilderChange change) {
    MemoryStore store = new MemoryStore(reference);
    ImageBuilder builder =
        ImageBuilder.scratch().platforms(platform).created(Instant.EPOCH).layer(layer);
    change.on(builder).writeTo(store);
    images.put(reference, store);
    return store;
  }

  /** A change of the image to build on. */
  interface ImageBuilderChange {
    ImageBuilder on(ImageBuilder builder);
  }

  BuildResult build(String dockerfile) throws IOException {
    return build(dockerfile, request -> {});
  }

  BuildResult build(String dockerfile, Consumer<BuildRequest.Builder> more) throws IOException {
    Files.writeString(context.resolve("Dockerfile"), dockerfile);
    BuildRequest.Builder request =
        BuildRequest.builder()
            .context(BuildContext.at(context))
            .target(target)
            .created(Instant.EPOCH)
            .images(this::find);
    more.accept(request);
    BuildRequest built = request.build();
    return new DockerfileBuilder()
        .build(
            built.platforms().isEmpty()
                ? BuildRequest.builder().from(built).addPlatforms(Platform.LINUX_AMD64).build()
                : built);
  }

  private MemoryStore find(String reference) {
    asked.add(reference);
    MemoryStore store = images.get(reference);
    if (store == null) {
      throw new IllegalArgumentException("no image " + reference);
    }
    return store;
  }

  ImageConfig config() {
    try (ImageReader reader = target.openReader()) {
      return reader.config(reader.root()).orElseThrow();
    }
  }

  /** What the history says, with a star where there is a layer. */
  List<String> history() {
    return config().history().stream().map(DockerfileLab::text).toList();
  }

  private static String text(HistoryEntry entry) {
    return (entry.emptyLayer() ? "" : "* ") + entry.createdBy().orElse("");
  }

  /** Everything in the image: kind, mode, owner, path, and target or content. */
  List<String> tree() throws IOException {
    return tree("");
  }

  List<String> tree(String path) throws IOException {
    List<String> lines = new ArrayList<>();
    try (ImageReader reader = target.openReader();
        Workspace workspace = new Workspace()) {
      OpenImage image = OpenImage.of(reader, "image", reader.root());
      ImageFiles files = new LayerFiles(workspace, UnpackLimits.DEFAULT).of(image, List.of());
      for (LayerEntry entry : files.walk(path)) {
        if (!entry.path().isEmpty()) {
          lines.add(line(entry));
        }
      }
    }
    return lines;
  }

  private static String line(LayerEntry entry) throws IOException {
    String owner =
        entry.uid() == 0 && entry.gid() == 0 ? "" : " " + entry.uid() + ":" + entry.gid();
    String start = Integer.toOctalString(entry.mode()) + owner + " " + entry.path();
    return switch (entry.kind()) {
      case DIRECTORY -> start + "/";
      case SYMLINK -> entry.path() + " -> " + entry.link();
      case FILE -> start + " = " + content(entry);
      default -> entry.kind() + " " + start;
    };
  }

  private static String content(LayerEntry entry) throws IOException {
    EntryContent content = entry.content();
    if (content == null) {
      return "";
    }
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), UTF_8).replace("\n", "\\n");
    }
  }
}
