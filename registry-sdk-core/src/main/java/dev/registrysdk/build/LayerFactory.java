package dev.registrysdk.build;

import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.store.Blob;
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
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Makes layers: both digests are computed in the one pass that writes the bytes. */
final class LayerFactory {
  private static final int BUFFER = 1 << 16;

  private final Workspace workspace;
  private final BuildThreads threads;
  private final LayerCompression compression;
  private final UnpackLimits limits;
  private final Optional<LayerCache> cache;

  LayerFactory(
      Workspace workspace,
      BuildThreads threads,
      LayerCompression compression,
      UnpackLimits limits,
      Optional<LayerCache> cache) {
    this.workspace = workspace;
    this.threads = threads;
    this.compression = compression;
    this.limits = limits;
    this.cache = cache;
  }

  /** Something that writes an uncompressed tar. */
  @FunctionalInterface
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Makes a layer of entries, which are in their order. */
  LayerFile of(List<LayerEntry> entries, Instant time) {
    try {
      Content content = out -> new LayerTar(time).write(entries, out);
      if (compression == LayerCompression.NONE || cache.isEmpty()) {
        return pack(content);
      }
      if (cache.get().knows(entries)) {
        Digest diffId = plain(content, OutputStream.nullOutputStream());
        Optional<LayerCache.Known> known = cache.get().find(diffId, compression);
        if (known.isPresent()) {
          return new LayerFile(
              new WhenNeeded(content, diffId, known.get()),
              known.get().digest(),
              known.get().size(),
              diffId,
              compression);
        }
      }
      LayerFile made = pack(content);
      cache.get().put(entries, made);
      return made;
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
        if (compression.is(Unpacking.method(in))) {
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
    return new LayerFile(
        () -> Files.newInputStream(file),
        packed.digest(),
        packed.count(),
        unpacked.digest(),
        compression);
  }

  private LayerFile pack(Content content) throws IOException {
    Path file = workspace.file();
    HashingOutput packed =
        new HashingOutput(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    try (packed) {
      Digest diffId =
          compression == LayerCompression.NONE ? plain(content, packed) : compress(content, packed);
      packed.flush();
      return new LayerFile(
          () -> Files.newInputStream(file), packed.digest(), packed.count(), diffId, compression);
    }
  }

  private Digest compress(Content content, OutputStream out) throws IOException {
    try (ParallelOutput compressed =
        compression.compress(out, threads.compressors(), threads.ahead())) {
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

  /** A layer whose digests are known: it is made if somebody wants its bytes. */
  private final class WhenNeeded implements Blob.Opener {
    private final Content content;
    private final Digest diffId;
    private final LayerCache.Known known;
    private @Nullable LayerFile made;

    WhenNeeded(Content content, Digest diffId, LayerCache.Known known) {
      this.content = content;
      this.diffId = diffId;
      this.known = known;
    }

    @Override
    public synchronized InputStream open() throws IOException {
      LayerFile file = made;
      if (file == null) {
        file = pack(content);
        if (!file.digest().equals(known.digest())) {
          cache.ifPresent(wrong -> wrong.forget(diffId, compression));
          throw new RegistryIOException(
              BuildFailures.unusable(
                  "Could not make a layer again",
                  "it is not what it was when it was remembered",
                  Remedy.READ_AGAIN));
        }
        made = file;
      }
      return file.content().open();
    }
  }
}
