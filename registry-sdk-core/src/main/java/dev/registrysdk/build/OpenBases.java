package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The images that a Dockerfile names, each opened once. Not safe for use by several threads. */
final class OpenBases implements AutoCloseable {
  private final ImageFinder finder;
  private final Map<String, ImageReader> readers = new HashMap<>();
  private final Map<Wanted, OpenImage> images = new HashMap<>();

  private record Wanted(String reference, Platform platform) {}

  OpenBases(ImageFinder finder) {
    this.finder = finder;
  }

  /** Opens an image for a platform; its layers are not read. */
  OpenImage open(String reference, Platform platform, Instruction instruction) {
    Wanted wanted = new Wanted(reference, platform);
    OpenImage known = images.get(wanted);
    if (known == null) {
      ImageSource source = find(reference, instruction);
      ImageReader reader = readers.computeIfAbsent(reference, name -> source.openReader());
      known = OpenImage.choose(reader, source.toString(), List.of(platform)).get(0);
      if (known.config().platform().os().equals("windows")) {
        throw BuildFailures.unsupported(
            "Could not build on " + source, "images of Windows need a builder that runs on it");
      }
      images.put(wanted, known);
    }
    return known;
  }

  private ImageSource find(String reference, Instruction instruction) {
    try {
      return finder.find(reference);
    } catch (IllegalArgumentException e) {
      throw instruction.problem(
          reference,
          "neither an earlier stage nor the name of an image: " + reference,
          "write a name such as alpine:3.20, or that of a stage above");
    }
  }

  /** The readers that are open. */
  List<ImageReader> readers() {
    return new ArrayList<>(readers.values());
  }

  @Override
  public void close() {
    readers.values().forEach(ImageReader::close);
  }
}
