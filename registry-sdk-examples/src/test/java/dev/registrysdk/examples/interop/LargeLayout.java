package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** A layout with one image of one large uncompressed layer, most of it holes in a sparse file. */
final class LargeLayout {
  private static final int BLOCK = 512;
  private static final int SPOTS = 64;

  private LargeLayout() {}

  /**
   * Writes the layout.
   *
   * @param directory where to
   * @param size of the file in the layer
   * @return the image in it
   */
  static LayoutImage write(Path directory, long size) throws IOException {
    Path blobs = Files.createDirectories(directory.resolve("blobs/sha256"));
    Path layer = blobs.resolve("layer");
    long length = writeTar(layer, size);
    String layerHex = sha256(layer);
    Files.move(layer, blobs.resolve(layerHex));
    String config =
        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},"
            + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:%s\"]}}".formatted(layerHex);
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
            + "\"config\":"
            + descriptor(
                "application/vnd.oci.image.config.v1+json", write(blobs, config), config.length())
            + ",\"layers\":["
            + descriptor("application/vnd.oci.image.layer.v1.tar", layerHex, length)
            + "]}";
    String root =
        descriptor(
            "application/vnd.oci.image.manifest.v1+json",
            write(blobs, manifest),
            manifest.length());
    Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.writeString(
        directory.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + root + "]}");
    return new LayoutImage(directory, "");
  }

  private static String descriptor(String type, String hex, long size) {
    return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d}".formatted(type, hex, size);
  }

  private static String write(Path blobs, String json) throws IOException {
    Path file = Files.writeString(blobs.resolve("document"), json);
    String hex = sha256(file);
    Files.move(file, blobs.resolve(hex));
    return hex;
  }

  private static long writeTar(Path file, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("large");
    entry.setSize(size);
    byte[] header = new byte[BLOCK];
    entry.writeEntryHeader(header);
    long length = BLOCK + size + 2 * BLOCK;
    try (RandomAccessFile tar = new RandomAccessFile(file.toFile(), "rw")) {
      tar.setLength(length);
      tar.write(header);
      for (int spot = 0; spot < SPOTS; spot++) {
        tar.seek(BLOCK + spot * (size / SPOTS));
        tar.write(("spot " + spot).getBytes(UTF_8));
      }
    }
    return length;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        hash.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
