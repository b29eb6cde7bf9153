package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.LayerCompression;
import dev.registrysdk.local.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are built here are taken by the registry and the programs that use images. */
@Interop
class BuildIT {
  private static final String LABELS = "--format={{index .Config.Labels \"made.with\"}}";

  private final Fixtures fixtures;
  private Peers peers;
  private Distribution registry;
  private RegistryClient client;
  private Path context;

  BuildIT(Fixtures fixtures) {
    this.fixtures = fixtures;
  }

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    // Images of its own: other tests list and remove theirs at the same time.
    peers = Peers.in(directory.resolve("home"));
    registry =
        Distribution.start(Files.createDirectory(directory.resolve("registry")), SignIn.NONE);
    client = registry.client();
    peers.push(fixtures.layered().peerName(), registry, "team/base:1");
    context = Files.createDirectory(directory.resolve("context"));
    Files.writeString(context.resolve("web"), "web 1.1\n");
  }

  @AfterEach
  void stop() {
    client.close();
    registry.close();
  }

  private BuildContext dockerfile(String from) throws IOException {
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM "
            + from
            + "\nLABEL made.with=care\nEXPOSE 8080\nCOPY web /srv/\nCMD [\"/srv/web\"]\n");
    return BuildContext.at(context);
  }

  @Test
  void aRegistryAndSkopeoAndUmociTakeWhatIsBuilt(@TempDir Path directory) throws IOException {
    BuildResult result =
        client
            .images()
            .build(dockerfile(registry.name("team/base:1")), registry.name("team/web:1.1"));

    assertThat(peers.digest(registry, "team/web:1.1")).isEqualTo(result.digest().toString());
    Path layout = directory.resolve("layout");
    peers.pull(registry, "team/web:1.1", "oci:" + layout + ":1.1");
    Path bundle = directory.resolve("bundle");
    peers.umoci("unpack", "--image=" + layout + ":1.1", bundle.toString()).succeeded();
    assertThat(bundle.resolve("rootfs/srv/web")).hasContent("web 1.1");
    assertThat(bundle.resolve("rootfs/data/4/file"))
        .hasSameBinaryContentAs(fixtures.context().resolve("file4"));
    Trees.delete(bundle);
  }

  @Test
  void podmanMakesAContainerOfWhatIsBuilt() throws IOException {
    String name = registry.name("team/web:1.1");
    assertThat(client.images().build(dockerfile(registry.name("team/base:1")), name).images())
        .hasSize(1);

    peers.podman("pull", "--tls-verify=false", name).succeeded();
    assertThat(peers.podman("image", "inspect", LABELS, name).succeeded().strip())
        .isEqualTo("care");
    peers.podman("create", "--name=web", "--network=none", name).succeeded();
    assertThat(peers.podman("inspect", "--format={{.Path}}", "web").succeeded().strip())
        .isEqualTo("/srv/web");
    peers.podman("rm", "web").succeeded();
    peers.podman("rmi", "--all", "--force").succeeded();
  }

  @Test
  void anEngineBuildsWhatIsPushedThen(@TempDir Path directory) throws IOException {
    String name = registry.name("team/engine:1.1");
    BuildContext files = dockerfile("scratch");
    try (PodmanService service = PodmanService.start(peers, directory)) {
      BuildResult result =
          client.images().build(build -> build.context(files).image(name).engine(service.engine()));

      assertThat(peers.digest(registry, "team/engine:1.1")).isEqualTo(result.digest().toString());
      assertThat(client.images().inspect(name).config().orElseThrow().labels())
          .containsEntry("made.with", "care");
    }
    peers.podman("rmi", "--all", "--force").succeeded();
  }

  @Test
  void aContainerOfWhatIsBuiltRuns() throws IOException {
    Files.copy(staticProgram(), context.resolve("program"));
    Files.writeString(
        context.resolve("Dockerfile"),
        """
        FROM scratch
        COPY --chmod=755 program /bin/
        ENTRYPOINT ["/bin/program"]
        CMD ["--version"]
        """);
    peers.buildah("bud", "--quiet", "-t", "localhost/control:1", context.toString()).succeeded();
    Outcome control = peers.runContainer("localhost/control:1");
    assumeThat(control.status()).as("this machine runs no containers: " + control).isZero();
    String name = registry.name("team/program:1");

    client.images().build(BuildContext.at(context), name);

    peers.podman("pull", "--tls-verify=false", name).succeeded();
    assertThat(peers.runContainer(name).succeeded())
        .isEqualTo(control.output())
        .contains("ldconfig");
    peers.podman("rmi", "--all", "--force").succeeded();
  }

  /** A program that needs no libraries, which Debian and Ubuntu have. */
  private static Path staticProgram() {
    Path wrapped = Path.of("/sbin/ldconfig.real");
    return Files.exists(wrapped) ? wrapped : Path.of("/sbin/ldconfig");
  }

  @Test
  void layersCompressedWithZstdAreTaken(@TempDir Path directory) throws IOException {
    String name = registry.name("team/web:zstd");
    BuildContext files = dockerfile(registry.name("team/base:1"));

    BuildResult result =
        client
            .images()
            .build(build -> build.context(files).image(name).compression(LayerCompression.ZSTD));

    assertThat(peers.digest(registry, "team/web:zstd")).isEqualTo(result.digest().toString());
    peers.pull(registry, "team/web:zstd", "oci:" + directory.resolve("layout") + ":zstd");
    peers.podman("pull", "--tls-verify=false", name).succeeded();
    String layers = "--format={{range .RootFS.Layers}}{{println .}}{{end}}";
    assertThat(peers.podman("image", "inspect", layers, name).succeeded().strip().lines())
        .containsExactlyElementsOf(
            result.images().get(0).layers().stream()
                .map(layer -> layer.diffId().toString())
                .toList());
    peers.podman("rmi", "--all", "--force").succeeded();
  }

  @Test
  void layersThatSkopeoCompressedWithZstdAreBuiltOn(@TempDir Path directory) throws IOException {
    peers.push(fixtures.zstd().peerName(), registry, "team/base:zstd");
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM scratch\nCOPY --from=" + registry.name("team/base:zstd") + " / /\n");
    Path layout = directory.resolve("layout");

    client
        .images()
        .build(
            build ->
                build
                    .context(context)
                    .platform("linux/amd64")
                    .target(OciLayout.at(layout).image("1.1")));

    Path bundle = directory.resolve("bundle");
    peers.umoci("unpack", "--image=" + layout + ":1.1", bundle.toString()).succeeded();
    assertThat(Trees.files(bundle.resolve("rootfs"))).isNotEmpty();
    Trees.delete(bundle);
  }
}
