package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;

/**
 * Stores layers in a layout directory, decompressed if they are compressed with gzip; so are those
 * compressed with zstd where the library for it is there.
 */
final class LayerUnpacker {
  private final LayoutDirectory directory;
  private final Work work;
  private final long limit;

  /** The layers that were decompressed, by the digest they came with. */
  private final Map<Digest, Descriptor> unpacked = new ConcurrentHashMap<>();

  LayerUnpacker(LayoutDirectory directory, Work work, long limit) {
    this.directory = directory;
    this.work = work;
    this.limit = limit;
  }

  /** What a layer is in the archive. */
  Descriptor stored(Descriptor layer) {
    return unpacked.getOrDefault(layer.digest(), layer);
  }

  BlobResult put(Blob layer) throws IOException {
    Descriptor descriptor = layer.descriptor();
    try (InputStream in = new BufferedInputStream(Source.open(layer, work))) {
      switch (Compression.of(in)) {
        case GZIP -> unpacked.put(descriptor.digest(), unpack(in, descriptor, Gzip::decompress));
        case ZSTD -> {
          if (Zstandard.available()) {
            unpacked.put(descriptor.digest(), unpack(in, descriptor, Zstandard::decompress));
          } else {
            directory.write(in, descriptor.digest());
          }
        }
        default -> directory.write(in, descriptor.digest());
      }
    }
    return BlobResult.WRITTEN;
  }

  /** Opens the decompressed content of a stream. */
  @FunctionalInterface
  private interface Decompressor {
    InputStream open(InputStream in) throws IOException;
  }

  private Descriptor unpack(InputStream in, Descriptor layer, Decompressor decompressor)
      throws IOException {
    try (AtomicFile file = directory.begin()) {
      Hashing content = new Hashing(file.out());
      new Limited(decompressor.open(in), work.what(), limit).transferTo(content);
      in.transferTo(OutputStream.nullOutputStream()); // the stream checks the digest at its end
      Digest digest = content.digest();
      directory.commit(file, digest);
      MediaType type = layer.mediaType().docker() ? MediaType.DOCKER_LAYER : MediaType.OCI_LAYER;
      return Descriptor.of(type, digest, content.count());
    } catch (EOFException | ZipException e) {
      throw Failures.malformed(
          work.what(),
          new IllegalArgumentException(
              "the layer " + layer.digest() + " cannot be decompressed: " + e.getMessage(), e));
    }
  }
}
