package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.StorageException;
import dev.registrysdk.fixture.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerCacheTest {
  private static final String DOCKERFILE = "FROM scratch\nCOPY a /a\n";

  @TempDir private Path scratch;
  private DockerfileLab lab;
  private Path kept;

  @BeforeEach
  void start() throws IOException {
    lab = new DockerfileLab(scratch);
    lab.files("a");
    kept = scratch.resolve("kept");
  }

  private BuildResult build() throws IOException {
    return lab.build(DOCKERFILE, request -> request.layerCache(LayerCache.at(kept)));
  }

  private BuildResult buildInto(MemoryStore target) throws IOException {
    return lab.build(DOCKERFILE, request -> request.target(target).layerCache(LayerCache.at(kept)));
  }

  private List<Path> kept(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  @Test
  void theImageIsTheSameWithTheCache() throws IOException {
    BuildResult without = lab.build(DOCKERFILE);

    assertThat(build().digest()).isEqualTo(without.digest());
    assertThat(build().digest()).isEqualTo(without.digest());
    assertThat(kept("layer-")).hasSize(1);
    assertThat(kept("new-")).isEmpty();
  }

  @Test
  void imagesOfFilesAreRememberedToo() throws IOException {
    ImageBuilder builder =
        ImageBuilder.scratch()
            .created(Instant.EPOCH)
            .layer(layer -> layer.file(lab.context.resolve("a"), "/a"))
            .layerCache(LayerCache.at(kept));

    BuildResult first = builder.writeTo(lab.target);

    assertThat(kept("layer-")).hasSize(1);
    assertThat(builder.writeTo(new MemoryStore("other")).digest()).isEqualTo(first.digest());
  }

  @Test
  void aLayerThatTheTargetLacksIsMadeAgain() throws IOException {
    BuildResult first = build();
    MemoryStore other = new MemoryStore("other");

    assertThat(buildInto(other).digest()).isEqualTo(first.digest());
    assertThat(other.openReader().root().digest()).isEqualTo(first.digest());
  }

  @Test
  void contentCountsAndTimesDoNot() throws IOException {
    BuildResult first = build();
    Files.setLastModifiedTime(lab.context.resolve("a"), FileTime.fromMillis(0));
    assertThat(build().digest()).isEqualTo(first.digest());

    FileTime time = Files.getLastModifiedTime(lab.context.resolve("a"));
    lab.file("a", "b");
    Files.setLastModifiedTime(lab.context.resolve("a"), time);

    assertThat(build().digest()).isNotEqualTo(first.digest());
    assertThat(kept("layer-")).hasSize(2);
  }

  @Test
  void aDamagedEntryIsMadeAnew() throws IOException {
    BuildResult first = build();
    Files.writeString(kept("layer-").get(0), "sha256:");

    assertThat(build().digest()).isEqualTo(first.digest());
    assertThat(Files.readString(kept("layer-").get(0)))
        .startsWith(first.images().get(0).layers().get(0).descriptor().digest().toString());
  }

  @Test
  void aWrongEntryIsAnErrorOnceAndThenForgotten() throws IOException {
    BuildResult first = build();
    Files.writeString(kept("layer-").get(0), "sha256:" + "0".repeat(64) + " 7\n");

    assertThatThrownBy(() -> buildInto(new MemoryStore("other")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "Could not make a layer again: it is not what it was when it was remembered");
    assertThat(buildInto(new MemoryStore("another")).digest()).isEqualTo(first.digest());
  }

  @Test
  void aDirectoryThatCannotBeUsedCostsTimeOnly() throws IOException {
    Files.writeString(kept, "a file");

    assertThat(build().digest()).isEqualTo(lab.build(DOCKERFILE).digest());
  }
}
