package dev.registrysdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small image with everything an image has, made from a text that makes it different. */
public final class TestImage {
  private final ManifestDocument manifest;
  private final byte[] config;
  private final List<byte[]> layers;

  private TestImage(ManifestDocument manifest, byte[] config, List<byte[]> layers) {
    this.manifest = manifest;
    this.config = config;
    this.layers = layers;
  }

  /** An image for Linux on amd64 with two layers, compressed with gzip. */
  public static TestImage of(String text) {
    return of(text, Platform.LINUX_AMD64);
  }

  public static TestImage of(String text, Platform platform) {
    ImageConfig.Builder config = ImageConfig.builder().platform(platform).author(text);
    ImageManifest.Builder manifest = ImageManifest.builder();
    List<byte[]> layers = new ArrayList<>();
    for (String name : List.of("base", "top")) {
      byte[] content = layerContent(text + " " + name);
      byte[] layer = gzip(content);
      layers.add(layer);
      config.addDiffIds(Digest.sha256(content));
      manifest.addLayers(Descriptor.of(MediaType.OCI_LAYER_GZIP, layer));
    }
    byte[] json = config.build().toJson();
    manifest.config(Descriptor.of(MediaType.OCI_CONFIG, json)).putAnnotations("made-of", text);
    return new TestImage(manifest.build().toDocument(), json, layers);
  }

  /** What a layer holds; stores do not look into it. */
  public static byte[] layerContent(String text) {
    return (text + "\n").repeat(1000).getBytes(UTF_8);
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public ManifestDocument manifest() {
    return manifest;
  }

  /** The configuration, then the layers. */
  public List<Blob> blobs() {
    List<Blob> blobs = new ArrayList<>();
    blobs.add(Blob.of(manifest.asImage().config(), config));
    for (int i = 0; i < layers.size(); i++) {
      blobs.add(Blob.of(manifest.asImage().layers().get(i), layers.get(i)));
    }
    return blobs;
  }

  /** Writes the blobs, not the manifest. */
  public void putBlobs(ImageWriter writer) {
    blobs().forEach(writer::putBlob);
  }

  /** Writes the image to a place. */
  public TestImage writeTo(ImageSink place, String... names) {
    try (ImageWriter writer = place.openWriter()) {
      putBlobs(writer);
      writer.finish(manifest, List.of(names).stream().map(ImageReference::parse).toList());
    }
    return this;
  }
}
