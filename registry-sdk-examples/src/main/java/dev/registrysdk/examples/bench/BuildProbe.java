package dev.registrysdk.examples.bench;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.build.LayerCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One build in a process of its own. */
final class BuildProbe {
  private BuildProbe() {}

  /**
   * Builds and pushes.
   *
   * @param args {@code sdk} or {@code jib}, the build context, the base, the image, a directory for
   *     what the builder keeps
   */
  public static void main(String[] args) throws Exception {
    Path context = Path.of(args[1]);
    if (args[0].equals("sdk")) {
      sdk(context, args[3], Path.of(args[4]));
    } else {
      jib(context, args[2], args[3], Path.of(args[4]));
    }
  }

  private static void sdk(Path context, String image, Path cache) {
    try (RegistryClient registry = RegistryClient.builder().build()) {
      registry
          .images()
          .build(
              build ->
                  build
                      .context(context)
                      .image(image)
                      .platform("linux/amd64")
                      .layerCache(LayerCache.at(cache)));
    }
  }

  private static void jib(Path context, String base, String image, Path cache) throws Exception {
    Jib.from(RegistryImage.named(base))
        .addFileEntriesLayer(layer(context.resolve("lib"), "/app/lib"))
        .addFileEntriesLayer(layer(context.resolve("classes"), "/app/classes"))
        .setEntrypoint("java", "-cp", "/app/classes:/app/lib/*", "Main")
        .setFormat(ImageFormat.OCI)
        .containerize(
            Containerizer.to(RegistryImage.named(image))
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("application")));
  }

  private static FileEntriesLayer layer(Path directory, String target) throws Exception {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        layer.addEntry(file, AbsoluteUnixPath.get(target + "/" + file.getFileName()));
      }
    }
    return layer.build();
  }
}
