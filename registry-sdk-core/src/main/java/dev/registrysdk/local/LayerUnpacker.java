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

/** Stores layers in a layout directory, decompressed if they are compressed with gzip. */
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
      if (Compression.of(in) == Compression.GZIP) {
        unpacked.put(descriptor.digest(), unpack(in, descriptor));
      } else {
        directory.write(in, descriptor.digest());
      }
    }
    return BlobResult.WRITTEN;
  }

  private Descriptor unpack(InputStream in, Descriptor layer) throws IOException {
    try (AtomicFile file = directory.begin()) {
      Hashing content = new Hashing(file.out());
      new Limited(Gzip.decompress(in), work.what(), limit).transferTo(content);
      in.transferTo(OutputStream.nullOutputStream()); // the stream checks the digest at its end
      Digest digest = content.digest();
      directory.commit(file, digest);
      MediaType type = layer.mediaType().docker() ? MediaType.DOCKER_LAYER : MediaType.OCI_LAYER;
      return Descriptor.of(type, digest, content.count());
    } catch (EOFException | ZipException e) {
      throw Failures.malformed(
          work.what(),
          new IllegalArgumentException(
              "the layer " + layer.digest() + " is not valid gzip: " + e.getMessage(), e));
    }
  }
}
