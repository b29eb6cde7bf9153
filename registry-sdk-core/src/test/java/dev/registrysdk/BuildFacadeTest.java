package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFacadeTest {
  private final InMemoryRegistry server = InMemoryRegistry.builder().start();
  private final InMemoryRegistry other = InMemoryRegistry.builder().start();
  private final RegistryClient registry = RegistryClient.builder().build();
  private final String base = server.address() + "/acme/base:1";
  private final String web = server.address() + "/acme/web:1";

  @TempDir private Path context;

  @BeforeEach
  void buildBase() throws IOException {
    Files.writeString(context.resolve("index.html"), "hello");
    dockerfile("FROM scratch\nENV A=1\nCOPY index.html /old/\n");
    registry.images().build(build -> build.context(context).image(base).platform("linux/amd64"));
    dockerfile("FROM " + base + "\nARG TEAM\nLABEL team=$TEAM\nCOPY index.html /srv/\n");
  }

  @AfterEach
  void stop() {
    registry.close();
    server.close();
    other.close();
  }

  private void dockerfile(String text) throws IOException {
    Files.writeString(context.resolve("Dockerfile"), text);
  }

  private ImageConfig config(String image) {
    return registry.images().inspect(image).config().orElseThrow();
  }

  @Test
  void imageIsBuiltOnAnotherAndPushedWithItsTags() {
    BuildResult result =
        registry
            .images()
            .build(
                build ->
                    build
                        .context(context)
                        .image(web)
                        .tag(server.address() + "/acme/web:stable")
                        .tag(other.address() + "/copies/web:1")
                        .platform("linux/amd64")
                        .argument("TEAM", "blue"));

    assertThat(registry.images().digest(web)).isEqualTo(result.digest());
    assertThat(registry.images().digest(server.address() + "/acme/web:stable"))
        .isEqualTo(result.digest());
    assertThat(registry.images().digest(other.address() + "/copies/web:1"))
        .isEqualTo(result.digest());
    assertThat(
            registry
                .images()
                .inspect(inspect -> inspect.image(web).platform("linux/amd64"))
                .config()
                .orElseThrow()
                .labels())
        .containsEntry("team", "blue");
  }

  @Test
  void shortFormBuildsForThisMachine() throws IOException {
    dockerfile("FROM scratch\nCOPY index.html /\n");

    BuildResult result = registry.images().build(BuildContext.at(context), web);

    assertThat(result.images().get(0).platform()).isEqualTo(Platform.host());
    assertThat(registry.images().digest(web)).isEqualTo(result.digest());
  }

  @Test
  void imageGoesToAnyPlace(@TempDir Path directory) {
    OciLayout layout = OciLayout.at(directory.resolve("layout")).image("web");

    BuildResult result =
        registry
            .images()
            .build(build -> build.context(context).target(layout).platform("linux/amd64"));

    assertThat(registry.images().push(layout, web).digest()).isEqualTo(result.digest());
  }

  @Test
  void nothingIsPushedWhenAnEngineIsNeeded() throws IOException {
    dockerfile("FROM " + base + "\nRUN true\n");

    assertThatThrownBy(() -> registry.images().build(build -> build.context(context).image(web)))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("Dockerfile:2 RUN true");
    assertThat(registry.tags().list(server.address() + "/acme/base")).containsExactly("1");
    assertThat(server.requests()).noneMatch(call -> call.path().startsWith("/v2/acme/web/"));
  }

  @Test
  void anotherEngineCanBuild() {
    BuildResult built =
        BuildResult.builder()
            .digest(registry.images().digest(base))
            .mediaType(dev.registrysdk.oci.MediaType.OCI_MANIFEST)
            .unchanged(false)
            .build();

    BuildResult result =
        registry
            .images()
            .build(build -> build.context(context).image(web).engine(request -> built));

    assertThat(result).isSameAs(built);
  }

  @Test
  void editChangesTheImageInItsPlace() {
    registry.images().edit(base, edit -> edit.label("team", "red").removeEnv("A"));

    ImageConfig config = config(base);
    assertThat(config.labels()).containsEntry("team", "red");
    assertThat(config.env()).noneMatch(variable -> variable.startsWith("A="));
  }

  @Test
  void editMovesAnImageToAnotherBase() throws IOException {
    registry.images().build(build -> build.context(context).image(web).platform("linux/amd64"));
    String newer = server.address() + "/acme/base:2";
    dockerfile("FROM scratch\nENV A=2\nCOPY index.html /new/\n");
    registry.images().build(build -> build.context(context).image(newer).platform("linux/amd64"));

    BuildResult result =
        registry
            .images()
            .edit(
                web, edit -> edit.rebase(registry.images().at(base), registry.images().at(newer)));

    assertThat(config(web).env()).contains("A=2");
    assertThat(result.images().get(0).layers()).hasSize(2);
  }

  @Test
  void requestHasOneTarget() {
    assertThatThrownBy(() -> BuildImageRequest.builder().context(context).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A build has either an image, which is pushed to its registry, or a target");
    assertThatThrownBy(
            () ->
                BuildImageRequest.builder()
                    .context(context)
                    .target(OciLayout.at(context))
                    .tag("acme/web:1")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Tags are further names of an image in a registry: [docker.io/acme/web:1] need an"
                + " image");
    assertThatThrownBy(
            () -> BuildImageRequest.builder().context(context).image(web).concurrency(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("concurrency is at least 1, not 0");
  }
}
