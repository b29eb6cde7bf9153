package dev.registrysdk.local;

import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.TestImage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A process that says when it is in the middle of writing a blob, and then writes no more. */
final class StuckWriter {
  private StuckWriter() {}

  static ImageStore place(String kind, Path path) {
    return switch (kind) {
      case "oci" -> OciLayout.at(path);
      case "oci-archive" -> OciLayout.archive(path);
      default -> DockerArchive.at(path);
    };
  }

  public static void main(String[] arguments) {
    Blob blob = TestImage.of("stuck").blobs().get(0);
    Blob stuck =
        Blob.of(
            blob.descriptor(),
            () ->
                new FilterInputStream(blob.open()) {
                  @Override
                  public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, Math.min(length, 1));
                    if (count < 0) {
                      System.out.println("writing");
                      System.in.read();
                    }
                    return count;
                  }
                });
    try (ImageWriter writer = place(arguments[0], Path.of(arguments[1])).openWriter()) {
      writer.putBlob(stuck);
    }
  }
}
