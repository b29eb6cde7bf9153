package dev.registrysdk.build;

import dev.registrysdk.oci.Digest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipException;

/** Makes layers: both digests are computed in the one pass that writes the bytes. */
final class LayerFactory {
  private static final int BUFFER = 1 << 16;

  private final Workspace workspace;
  private final BuildThreads threads;
  private final boolean gzip;
  private final UnpackLimits limits;

  LayerFactory(
      Workspace workspace,
      BuildThreads threads,
      LayerCompression compression,
      UnpackLimits limits) {
    this.workspace = workspace;
    this.threads = threads;
    this.gzip = compression == LayerCompression.GZIP;
    this.limits = limits;
  }

  /** Something that writes an uncompressed tar. */
  @FunctionalInterface
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Makes a layer of entries, which are in their order. */
  LayerFile of(List<LayerEntry> entries, Instant time) {
    try {
      return pack(out -> new LayerTar(time).write(entries, out));
    } catch (IOException e) {
      throw BuildFailures.of("Could not make a layer", e);
    }
  }

  /** Makes a layer of a tar that is one already. */
  LayerFile of(Path tar) {
    String what = "Could not use " + tar + " as a layer";
    if (!ArchiveExtraction.recognizes(tar)) {
      throw BuildFailures.notTar(what);
    }
    try {
      EntryContent source =
          new SourceFile(tar, Files.readAttributes(tar, BasicFileAttributes.class));
      try (InputStream in = new BufferedInputStream(source.open())) {
        if (gzip && Unpacking.method(in) == Unpacking.Method.GZIP) {
          return keep(in, what);
        }
        LayerFile made;
        try (InputStream unpacked = new Unpacking(what, limits).openWithin(in)) {
          made = pack(unpacked::transferTo);
        }
        in.transferTo(OutputStream.nullOutputStream()); // at its end it tells of changes
        return made;
      }
    } catch (EOFException | ZipException e) {
      throw BuildFailures.of(what, new IOException("it is damaged: " + e.getMessage(), e));
    } catch (IOException e) {
      throw BuildFailures.of(what, e);
    }
  }

  private LayerFile keep(InputStream in, String what) throws IOException {
    Path file = workspace.file();
    HashingOutput packed = new HashingOutput(Files.newOutputStream(file));
    try (packed) {
      in.transferTo(packed);
    }
    HashingOutput unpacked = new HashingOutput(OutputStream.nullOutputStream());
    try (InputStream raw = Files.newInputStream(file);
        InputStream tar = new Unpacking(what, limits).open(raw)) {
      tar.transferTo(unpacked);
    }
    return new LayerFile(file, packed.digest(), packed.count(), unpacked.digest(), true);
  }

  private LayerFile pack(Content content) throws IOException {
    Path file = workspace.file();
    HashingOutput packed =
        new HashingOutput(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    try (packed) {
      Digest diffId = gzip ? compress(content, packed) : plain(content, packed);
      packed.flush();
      return new LayerFile(file, packed.digest(), packed.count(), diffId, gzip);
    }
  }

  private Digest compress(Content content, OutputStream out) throws IOException {
    try (ParallelGzip compressed = new ParallelGzip(out, threads.compressors(), threads.ahead())) {
      HashingOutput tar = new HashingOutput(compressed);
      content.write(tar);
      compressed.finish();
      return tar.digest();
    }
  }

  private static Digest plain(Content content, OutputStream out) throws IOException {
    HashingOutput tar = new HashingOutput(out);
    content.write(tar);
    return tar.digest();
  }
}
