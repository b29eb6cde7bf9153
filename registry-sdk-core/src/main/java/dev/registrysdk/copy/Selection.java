package dev.registrysdk.copy;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.Manifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chooses what of an image is copied. */
final class Selection {
  private Selection() {}

  static ManifestDocument of(
      ImageReader reader, ManifestDocument root, List<Platform> platforms, String source) {
    if (platforms.isEmpty()) {
      return root;
    }
    Manifest manifest = root.manifest().orElse(null);
    if (!(manifest instanceof ImageIndex index)) {
      checkSingle(reader, root, platforms, source);
      return root;
    }
    Set<Descriptor> chosen = new LinkedHashSet<>();
    for (Platform platform : platforms) {
      chosen.add(
          index
              .select(platform)
              .orElseThrow(() -> NotFoundException.platform(platform, index.platforms(), source)));
    }
    if (platforms.size() == 1) {
      return reader.manifest(chosen.iterator().next());
    }
    return ImageIndex.builder().from(index).manifests(chosen).build().toDocument();
  }

  /** A single image has no list of platforms: its configuration says what it runs on. */
  private static void checkSingle(
      ImageReader reader, ManifestDocument root, List<Platform> platforms, String source) {
    Platform actual = reader.config(root).map(ImageConfig::platform).orElse(null);
    if (actual == null) {
      return;
    }
    for (Platform platform : platforms) {
      if (!platform.matches(actual)) {
        throw NotFoundException.platform(platform, List.of(actual), source);
      }
    }
  }
}
