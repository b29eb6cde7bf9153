package dev.registrysdk.build;

import dev.registrysdk.build.ImageDraft.DraftLayer;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSource;
import java.util.ArrayList;
import java.util.List;

/** The bases of a rebase, open to be read. */
final class Rebase implements AutoCloseable {
  private final String oldPlace;
  private final String newPlace;
  private final ImageReader oldReader;
  private final ImageReader newReader;

  private Rebase(String oldPlace, String newPlace, ImageReader oldReader, ImageReader newReader) {
    this.oldPlace = oldPlace;
    this.newPlace = newPlace;
    this.oldReader = oldReader;
    this.newReader = newReader;
  }

  static Rebase open(ImageSource oldBase, ImageSource newBase) {
    ImageReader oldReader = oldBase.openReader();
    try {
      return new Rebase(oldBase.toString(), newBase.toString(), oldReader, newBase.openReader());
    } catch (RuntimeException e) {
      oldReader.close();
      throw e;
    }
  }

  /** The new base for an image; its configuration is changed accordingly. */
  Result apply(OpenImage image, ConfigEditor config, ImageFormat format) {
    Platform platform = image.config().platform();
    OpenImage before = OpenImage.choose(oldReader, oldPlace, List.of(platform)).get(0);
    OpenImage after = OpenImage.choose(newReader, newPlace, List.of(anyVersion(platform))).get(0);
    try {
      config.rebase(before.json().toByteArray(), after.json().toByteArray());
    } catch (OciFormatException e) {
      throw new RejectedException(
          Failure.of("Could not move " + image.place() + " from " + oldPlace + " to " + newPlace)
              .reason(String.valueOf(e.getMessage()))
              .remedy(Remedy.CHECK_REFERENCE)
              .build(),
          e);
    }
    List<DraftLayer> layers = new ArrayList<>(after.layers(format));
    List<DraftLayer> own = image.layers(format);
    layers.addAll(own.subList(before.config().diffIds().size(), own.size()));
    return new Result(layers, after);
  }

  /**
   * What an image is made of after the move.
   *
   * @param layers all its layers
   * @param base its new base
   */
  record Result(List<DraftLayer> layers, OpenImage base) {}

  /** A newer base may well be for a newer version of the operating system. */
  private static Platform anyVersion(Platform platform) {
    return Platform.builder()
        .os(platform.os())
        .architecture(platform.architecture())
        .variant(platform.variant())
        .build();
  }

  @Override
  public void close() {
    oldReader.close();
    newReader.close();
  }
}
