package dev.registrysdk.local;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.ZipException;

/** Turns the layers of a Docker archive into blobs, and checks that they are the right ones. */
final class DockerLayers {
  private final Tree tree;
  private final Work work;
  private final Scratch scratch;
  private final DockerOptions options;

  DockerLayers(Tree tree, Work work, Scratch scratch, DockerOptions options) {
    this.tree = tree;
    this.work = work;
    this.scratch = scratch;
    this.options = options;
  }

  /**
   * A layer as a blob.
   *
   * @param path where it is in the archive
   * @param diffId the digest of its uncompressed content
   */
  Blob blob(String path, Digest diffId) throws IOException {
    if (!tree.has(path)) {
      throw TarTree.damaged(work.what(), "it does not hold the layer " + path);
    }
    try (InputStream in = new BufferedInputStream(work.guard(tree.open(path)))) {
      Compression compression = Compression.of(in);
      return switch (compression) {
        case NONE -> options.asTheyAre() ? plain(path, diffId) : compressed(in, path, diffId);
        case GZIP -> unchanged(in, path, diffId, MediaType.OCI_LAYER_GZIP);
        case ZSTD ->
            Zstandard.available()
                ? unchanged(in, path, diffId, MediaType.OCI_LAYER_ZSTD)
                : zstd(in, path);
        default ->
            throw Failures.unsupported(
                work.what(), "the layer " + path + " is compressed with " + compression);
      };
    } catch (EOFException | ZipException e) {
      throw TarTree.damaged(work.what(), "the layer " + path + " is damaged: " + e.getMessage());
    }
  }

  /** Uncompressed: the digest to check it with is known. */
  private Blob plain(String path, Digest diffId) throws IOException {
    long size = tree.size(path).orElseThrow();
    return stored(Descriptor.of(MediaType.OCI_LAYER, diffId, size), path);
  }

  private Blob compressed(InputStream in, String path, Digest diffId) throws IOException {
    Path file = scratch.file();
    MessageDigest content = Digest.Algorithm.SHA256.hasher();
    try (Hashing out = new Hashing(Files.newOutputStream(file))) {
      Gzip.compress(new DigestInputStream(in, content), out);
      check(path, diffId, Digest.Algorithm.SHA256.of(content.digest()));
      Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER_GZIP, out.digest(), out.count());
      return Blob.of(descriptor, () -> work.guard(Files.newInputStream(file)));
    }
  }

  private Blob unchanged(InputStream in, String path, Digest diffId, MediaType type)
      throws IOException {
    DigestInputStream stored = new DigestInputStream(in, Digest.Algorithm.SHA256.hasher());
    Hashing content = new Hashing(OutputStream.nullOutputStream());
    InputStream plain =
        type.equals(MediaType.OCI_LAYER_ZSTD)
            ? Zstandard.decompress(stored)
            : Gzip.decompress(stored);
    new Limited(plain, work.what(), options.unpackedLimit()).transferTo(content);
    stored.transferTo(OutputStream.nullOutputStream());
    check(path, diffId, content.digest());
    Digest digest = Digest.Algorithm.SHA256.of(stored.getMessageDigest().digest());
    long size = tree.size(path).orElseThrow();
    return stored(Descriptor.of(type, digest, size), path);
  }

  /** Cannot be decompressed without the library, so its content is left to whoever does. */
  private Blob zstd(InputStream in, String path) throws IOException {
    Hashing stored = new Hashing(OutputStream.nullOutputStream());
    in.transferTo(stored);
    return stored(Descriptor.of(MediaType.OCI_LAYER_ZSTD, stored.digest(), stored.count()), path);
  }

  private Blob stored(Descriptor descriptor, String path) {
    return Blob.of(descriptor, () -> work.guard(tree.open(path)));
  }

  private void check(String path, Digest expected, Digest actual) {
    if (!actual.equals(expected)) {
      throw new IntegrityException(
          Failures.because(
                  work.what(),
                  "the layer " + path + " unpacks to " + actual + ", its image has " + expected)
              .remedy(Remedy.CHECK_ARCHIVE)
              .build());
    }
  }
}
