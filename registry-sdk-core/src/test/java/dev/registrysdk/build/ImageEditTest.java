package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.RejectedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageEditTest {
  private static final Platform AMD = Platform.LINUX_AMD64;
  private static final Platform ARM = Platform.LINUX_ARM64;

  private final MemoryStore oldBase = new MemoryStore("old");
  private final MemoryStore newBase = new MemoryStore("new");
  private final MemoryStore app = new MemoryStore("app");
  private final MemoryStore target = new MemoryStore("edited");

  private static ImageBuilder base(String version, Platform... platforms) {
    return ImageBuilder.scratch()
        .platforms(platforms)
        .created(Instant.EPOCH)
        .layer(layer -> layer.bytes(version.getBytes(UTF_8), "/etc/version"))
        .env("VERSION", version)
        .env("PATH", "/bin");
  }

  private void buildApp(Platform... platforms) {
    base("1", platforms).writeTo(oldBase);
    base("2", platforms)
        .layer(layer -> layer.bytes("more".getBytes(UTF_8), "/etc/more"))
        .writeTo(newBase);
    ImageBuilder.from(oldBase)
        .created(Instant.EPOCH)
        .layer(layer -> layer.bytes("app".getBytes(UTF_8), "/app"))
        .env("PATH", "/app:/bin")
        .writeTo(app);
  }

  private static ManifestDocument root(MemoryStore store) {
    try (ImageReader reader = store.openReader()) {
      return reader.root();
    }
  }

  private static ImageConfig config(MemoryStore store, Descriptor manifest) {
    try (ImageReader reader = store.openReader()) {
      return reader.config(reader.manifest(manifest)).orElseThrow();
    }
  }

  @Test
  void onlyWhatIsEditedChanges() {
    buildApp(AMD);

    ImageEdit.of(app)
        .label("team", "core")
        .user("1000")
        .entrypoint("/app")
        .cmd("-v")
        .annotation("a", "b")
        .removeEnv("VERSION")
        .writeTo(target);

    ImageConfig before = config(app, root(app).descriptor());
    ImageConfig after = config(target, root(target).descriptor());
    assertThat(after)
        .isEqualTo(
            ImageConfig.builder()
                .from(before)
                .putLabels("team", "core")
                .user("1000")
                .addEntrypoint("/app")
                .addCmd("-v")
                .env(List.of("PATH=/app:/bin"))
                .build());
    assertThat(root(target).asImage().layers()).isEqualTo(root(app).asImage().layers());
    assertThat(root(target).asImage().annotations()).containsEntry("a", "b");
  }

  @Test
  void editThatChangesNothingGivesTheSameImage() {
    buildApp(AMD);

    assertThat(ImageEdit.of(app).writeTo(target).digest()).isEqualTo(root(app).digest());
  }

  @Test
  void everyImageOfAnIndexIsEdited() {
    buildApp(AMD, ARM);

    ImageEdit.of(app).label("a", "b").writeTo(target);

    ImageIndex index = root(target).asIndex();
    assertThat(index.platforms()).containsExactly(AMD, ARM);
    assertThat(index.manifests())
        .allSatisfy(entry -> assertThat(config(target, entry).labels()).containsEntry("a", "b"));
  }

  @Test
  void attestationsAreLeftOut() {
    buildApp(AMD, ARM);
    ManifestDocument attestation = TestImages.image(app, AMD, "attestation");
    app.root(
        ImageIndex.builder()
            .from(root(app).asIndex())
            .addManifests(
                Descriptor.builder()
                    .from(attestation.descriptor())
                    .platform(Platform.of("unknown", "unknown"))
                    .build())
            .build()
            .toDocument());

    ImageEdit.of(app).label("a", "b").writeTo(target);

    assertThat(root(target).asIndex().manifests()).hasSize(2);
  }

  @Test
  void annotationConvertsAnImageOfDockersFormat() {
    ImageBuilder.scratch().format(ImageFormat.DOCKER).label("a", "b").writeTo(app);

    ImageEdit.of(app).label("a", "c").writeTo(target);
    assertThat(root(target).mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);

    ImageEdit.of(app).annotation("a", "c").writeTo(target);
    assertThat(root(target).mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(root(target).asImage().layers().get(0).mediaType())
        .isEqualTo(MediaType.OCI_LAYER_GZIP);
  }

  @Test
  void rebaseReplacesTheLayersOfTheBase() {
    buildApp(AMD);

    ImageEdit.of(app).rebase(oldBase, newBase).writeTo(target);

    List<Descriptor> expected = new java.util.ArrayList<>(root(newBase).asImage().layers());
    expected.add(root(app).asImage().layers().get(1));
    assertThat(root(target).asImage().layers()).isEqualTo(expected);
    ImageConfig config = config(target, root(target).descriptor());
    assertThat(config.diffIds()).hasSize(3);
    assertThat(config.history()).hasSize(3);
    assertThat(config.env()).containsExactly("VERSION=2", "PATH=/app:/bin");
    assertThat(root(target).asImage().annotations())
        .containsEntry("org.opencontainers.image.base.name", "example.com/app:new")
        .containsEntry("org.opencontainers.image.base.digest", root(newBase).digest().toString());
  }

  @Test
  void everyPlatformIsRebasedOnItsOwnBase() {
    buildApp(AMD, ARM);

    ImageEdit.of(app).rebase(oldBase, newBase).writeTo(target);

    assertThat(root(target).asIndex().manifests())
        .allSatisfy(entry -> assertThat(config(target, entry).env()).contains("VERSION=2"));
  }

  @Test
  void imageOfAnotherBaseIsNotRebased() {
    buildApp(AMD);
    Digest before = config(app, root(app).descriptor()).diffIds().get(0);
    Digest there = config(newBase, root(newBase).descriptor()).diffIds().get(0);

    assertThatThrownBy(() -> moveTo(oldBase, newBase))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Editing memory:app: Could not move memory:app from memory:new to memory:old: The image"
                + " is not made from the old base: its layer 1 is "
                + before
                + ", the base has "
                + there
                + "; it is made from the new base already. Check the repository, and the tag or"
                + " digest; list the tags to see what is there");
    assertThat(target.manifests).isEmpty();
  }

  private void moveTo(MemoryStore base, MemoryStore from) {
    ImageEdit.of(app).rebase(from, base).writeTo(target);
  }
}
