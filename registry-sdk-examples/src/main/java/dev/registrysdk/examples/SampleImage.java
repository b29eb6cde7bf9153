package dev.registrysdk.examples;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A small image as a build makes it: two platforms that share their base layer. */
public final class SampleImage {
  private static final int PROGRAM_SIZE = 100_000;

  private final InMemoryRegistry registry;
  private final String repository;

  private SampleImage(InMemoryRegistry registry, String repository) {
    this.registry = registry;
    this.repository = repository;
  }

  /**
   * Puts the image into a registry, without a request.
   *
   * @param registry the registry
   * @param repository for example {@code library/hello}
   * @param tag the tag it gets
   * @return its digest
   */
  public static Digest store(InMemoryRegistry registry, String repository, String tag) {
    SampleImage image = new SampleImage(registry, repository);
    ImageIndex.Builder index = ImageIndex.builder();
    for (Platform platform : List.of(Platform.LINUX_AMD64, Platform.LINUX_ARM64)) {
      ManifestDocument manifest = image.manifest(platform);
      image.store(manifest.digest().toString(), manifest);
      index.addManifests(
          Descriptor.builder().from(manifest.descriptor()).platform(platform).build());
    }
    ManifestDocument root = index.build().toDocument();
    image.store(tag, root);
    return root.digest();
  }

  private ManifestDocument manifest(Platform platform) {
    byte[] base = tar("etc/os-release", "ID=hello\n".getBytes(StandardCharsets.UTF_8));
    byte[] program = tar("bin/hello", program(platform));
    ImageConfig config =
        ImageConfig.builder()
            .platform(platform)
            .addEntrypoint("/bin/hello")
            .putLabels("org.opencontainers.image.title", "hello")
            .addDiffIds(Digest.sha256(base), Digest.sha256(program))
            .build();
    return ImageManifest.builder()
        .config(blob(MediaType.OCI_CONFIG, config.toJson()))
        .addLayers(blob(MediaType.OCI_LAYER_GZIP, gzip(base)))
        .addLayers(blob(MediaType.OCI_LAYER_GZIP, gzip(program)))
        .build()
        .toDocument();
  }

  private Descriptor blob(MediaType type, byte[] content) {
    registry.putBlob(repository, content);
    return Descriptor.of(type, content);
  }

  private void store(String reference, ManifestDocument manifest) {
    registry.putManifest(repository, reference, manifest.mediaType().toString(), manifest.bytes());
  }

  /** Machine code looks like noise; this is the same noise each time. */
  private static byte[] program(Platform platform) {
    byte[] code = new byte[PROGRAM_SIZE];
    new Random(platform.text().hashCode()).nextBytes(code);
    return code;
  }

  private static byte[] tar(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
