package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the documents as they are. */
class BuildSnippetsTest {
  private final InMemoryRegistry server = InMemoryRegistry.start();
  private final String us = server.address();
  private final RegistryClient registry = RegistryClient.builder().build();

  @TempDir Path directory;

  @AfterEach
  void stop() {
    registry.close();
    server.close();
  }

  @Test
  void buildAndEdit() throws IOException {
    Files.writeString(directory.resolve("index.html"), "hello");
    Files.writeString(
        directory.resolve("Dockerfile"), "FROM scratch\nARG VERSION\nCOPY index.html /srv/\n");
    // snippet: build-image
    BuildResult built =
        registry
            .images()
            .build(
                build ->
                    build
                        .context(BuildContext.at(directory))
                        .image(us + "/acme/web:1.0")
                        .tag(us + "/acme/web:latest")
                        .platform("linux/amd64")
                        .platform("linux/arm64")
                        .argument("VERSION", "1.0"));
    // end

    // snippet: edit-image
    registry.images().edit(us + "/acme/web:1.0", edit -> edit.label("team", "web").env("A", "1"));
    // end

    assertThat(registry.images().digest(us + "/acme/web:latest")).isEqualTo(built.digest());
    assertThat(registry.images().digest(us + "/acme/web:1.0")).isNotEqualTo(built.digest());
  }
}
