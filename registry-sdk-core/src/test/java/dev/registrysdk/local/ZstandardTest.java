package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.fixture.WithoutZstd;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.TestImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that are compressed with zstd, with the library for it and without. */
class ZstandardTest {
  private static final byte[] CONTENT = TestImage.layerContent("content");
  private static final byte[] PACKED = Zstd.compress(CONTENT);

  @TempDir private Path temp;

  private Path archive(byte[] layer) throws IOException {
    byte[] config = ImageConfig.builder().addDiffIds(Digest.sha256(CONTENT)).build().toJson();
    Path file = temp.resolve("in.tar");
    new Archives()
        .add("config.json", config)
        .add("layer.tar.zst", layer)
        .add(
            "manifest.json",
            "[{\"Config\":\"config.json\",\"RepoTags\":null,\"Layers\":[\"layer.tar.zst\"]}]")
        .writeTo(file);
    return file;
  }

  private static void write(Path file, byte[] layer) {
    byte[] config = ImageConfig.builder().addDiffIds(Digest.sha256(CONTENT)).build().toJson();
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER_ZSTD, layer);
    ManifestDocument manifest =
        ImageManifest.builder()
            .config(Descriptor.of(MediaType.OCI_CONFIG, config))
            .addLayers(descriptor)
            .build()
            .toDocument();
    try (ImageWriter writer = DockerArchive.at(file).openWriter()) {
      writer.putBlob(Blob.of(manifest.asImage().config(), config));
      writer.putBlob(Blob.of(descriptor, layer));
      writer.finish(manifest, List.of());
    }
  }

  @Test
  void aDamagedLayerIsTold() throws IOException {
    Path file = archive(Arrays.copyOf(PACKED, PACKED.length - 3));

    try (ImageReader reader = DockerArchive.at(file).openReader()) {
      assertThatThrownBy(reader::root)
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(
              "Could not read docker-archive:%s: the layer layer.tar.zst is damaged: "
                  .formatted(file));
    }
  }

  @Test
  void aLayerIsWrittenUnpacked() throws IOException {
    Path file = temp.resolve("out.tar");

    write(file, PACKED);

    assertThat(Archives.members(file))
        .containsEntry("blobs/sha256/" + Digest.sha256(CONTENT).encoded(), CONTENT);
  }

  @Test
  void withoutTheLibraryALayerIsWrittenAsItIs() throws IOException, ReflectiveOperationException {
    Path file = temp.resolve("out.tar");

    WithoutZstd.run(Writing.class, file.toString());

    assertThat(Archives.members(file))
        .containsEntry("blobs/sha256/" + Digest.sha256(FRAME).encoded(), FRAME);
  }

  @Test
  void withoutTheLibraryALayerIsReadAsItIs() throws IOException, ReflectiveOperationException {
    assertThat(WithoutZstd.run(Reading.class, archive(PACKED).toString()))
        .isEqualTo(Descriptor.of(MediaType.OCI_LAYER_ZSTD, PACKED).toString());
  }

  /** An empty frame, made without the library. */
  private static final byte[] FRAME = {
    0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 0x00, 0x01, 0x00, 0x00
  };

  static final class Writing implements UnaryOperator<String> {
    @Override
    public String apply(String file) {
      byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 0x00, 0x01, 0x00, 0x00};
      byte[] config = ImageConfig.builder().addDiffIds(Digest.sha256(frame)).build().toJson();
      Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_ZSTD, frame);
      ManifestDocument manifest =
          ImageManifest.builder()
              .config(Descriptor.of(MediaType.OCI_CONFIG, config))
              .addLayers(layer)
              .build()
              .toDocument();
      try (ImageWriter writer = DockerArchive.at(Path.of(file)).openWriter()) {
        writer.putBlob(Blob.of(manifest.asImage().config(), config));
        writer.putBlob(Blob.of(layer, frame));
        writer.finish(manifest, List.of());
      }
      return file;
    }
  }

  static final class Reading implements UnaryOperator<String> {
    @Override
    public String apply(String file) {
      try (ImageReader reader = DockerArchive.at(Path.of(file)).openReader()) {
        return reader.root().asImage().layers().get(0).toString();
      }
    }
  }
}
