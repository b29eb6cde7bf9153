package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who signed in with one program is signed in with the others. */
@Interop
@ParameterizedClass
@EnumSource(names = {"HTPASSWD", "TOKEN"})
class SharedLoginIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LOGGED_IN = "Login Succeeded!";

  private final SignIn signIn;
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private Path home;
  private Path authfile;

  SharedLoginIT(SignIn signIn, Peers peers, Fixtures fixtures) {
    this.signIn = signIn;
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path server, @TempDir Path directory) {
    registry = Distribution.start(server, signIn);
    home = directory;
    authfile = home.resolve("auth.json");
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  /** The command line, with no credentials but those of files. */
  private Cr cr(Map<String, String> more) {
    return Cr.in(home, environment(more));
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("HOME", home.toString());
    environment.put("DOCKER_CONFIG", home.resolve("docker").toString());
    environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    return environment;
  }

  private void crLogin(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "login";
    arguments[1] = registry.host();
    System.arraycopy(options, 0, arguments, 2, options.length);
    cr(Map.of("REGISTRY_USERNAME", Distribution.USER, "REGISTRY_PASSWORD", Distribution.PASSWORD))
        .run(arguments)
        .succeeded();
  }

  private String digestBySkopeo(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "inspect";
    arguments[1] = "--format={{.Digest}}";
    arguments[2] = "--tls-verify=false";
    arguments[3] = registry.peerName("team/app:1.0");
    System.arraycopy(options, 0, arguments, 4, options.length);
    return peers.skopeo(arguments).succeeded().strip();
  }

  @Test
  void skopeoSignsInWithWhatCrWroteForPodman() {
    crLogin("--authfile", authfile.toString());

    assertThat(digestBySkopeo("--authfile", authfile.toString()))
        .isEqualTo(fixtures.layered().digest());
  }

  @Test
  void podmanSignsInWithWhatCrWroteForDocker() {
    crLogin();
    String file = home.resolve("docker/config.json").toString();
    String[] pull = {
      "pull", "--tls-verify=false", "--authfile", file, registry.name("team/app:1.0")
    };

    peers.podman(pull).succeeded();
    assertThat(peers.podman("login", "--get-login", "--authfile", file, registry.host()).output())
        .isEqualTo(Distribution.USER + "\n");
  }

  @Test
  void skopeoSignsInNoMoreAfterCrSignedOut() throws IOException {
    crLogin("--authfile", authfile.toString());

    cr(Map.of()).run("logout", registry.host(), "--authfile", authfile.toString()).succeeded();

    assertThat(Files.readString(authfile)).doesNotContain(registry.host());
  }

  @Test
  void crSignsInWithWhatSkopeoWrote() {
    assertThat(login(true, registry.host()).succeeded()).contains(LOGGED_IN);

    assertThat(digestByCr()).isEqualTo(fixtures.layered().digest());
  }

  @Test
  void crSignsInWithWhatPodmanWrote() {
    assertThat(login(false, registry.host()).succeeded()).contains(LOGGED_IN);

    assertThat(digestByCr()).isEqualTo(fixtures.layered().digest());
  }

  @Test
  void crSignsInWithWhatPodmanWroteForANamespace() {
    login(false, registry.host() + "/team").succeeded();

    assertThat(digestByCr()).isEqualTo(fixtures.layered().digest());
  }

  @Test
  void crSignsOutWhereSkopeoSignedIn() throws IOException {
    login(true, registry.host()).succeeded();

    cr(Map.of()).run("logout", registry.host(), "--authfile", authfile.toString()).succeeded();

    assertThat(Files.readString(authfile)).doesNotContain(registry.host());
    assertThat(peers.skopeo("login", "--get-login", "--authfile", file(), registry.host()).failed())
        .contains("not logged in");
  }

  private String file() {
    return authfile.toString();
  }

  private Outcome login(boolean bySkopeo, String where) {
    String[] arguments = {
      "login",
      "--tls-verify=false",
      "--authfile",
      file(),
      "--username",
      Distribution.USER,
      "--password",
      Distribution.PASSWORD,
      where
    };
    return bySkopeo ? peers.skopeo(arguments) : peers.podman(arguments);
  }

  private String digestByCr() {
    return cr(Map.of("REGISTRY_AUTH_FILE", file()))
        .run("digest", registry.name("team/app:1.0"))
        .succeeded()
        .strip();
  }

  @Test
  void skopeoAsksThisProgramAsItsHelper() throws IOException {
    Path bin = Files.createDirectory(home.resolve("bin"));
    Script.write(
        bin.resolve("docker-credential-cr"),
        "exec \"" + Cr.java() + "\" -jar \"" + Cr.jar() + "\" credential-helper \"$@\"");
    Files.writeString(authfile, "{\"credHelpers\":{\"" + registry.host() + "\":\"cr\"}}");
    Program skopeo = Program.skopeo(home, environment(path(bin)));

    Outcome login =
        skopeo.run(
            LIMIT,
            "login",
            "--tls-verify=false",
            "--authfile",
            file(),
            "--username",
            Distribution.USER,
            "--password",
            Distribution.PASSWORD,
            registry.host());

    assertThat(login.succeeded()).contains(LOGGED_IN);
    assertThat(Files.readString(authfile)).doesNotContain("\"auth\"");
    assertThat(Files.readString(home.resolve("docker/cr-credentials.json")))
        .contains(registry.host());
    assertThat(
            skopeo
                .run(
                    LIMIT,
                    "inspect",
                    "--format={{.Digest}}",
                    "--tls-verify=false",
                    "--authfile",
                    file(),
                    registry.peerName("team/app:1.0"))
                .succeeded()
                .strip())
        .isEqualTo(fixtures.layered().digest());
  }

  @Test
  void crAsksAHelperOfAnother() throws IOException {
    Path bin = Files.createDirectory(home.resolve("bin"));
    Script.write(
        bin.resolve("docker-credential-other"),
        "key=$(cat)",
        "[ \"$1\" = get ] && [ \"$key\" = " + registry.host() + " ] || exit 1",
        "printf '{\"ServerURL\":\"%s\",\"Username\":\"%s\",\"Secret\":\"%s\"}' \"$key\" '"
            + Distribution.USER
            + "' '"
            + Distribution.PASSWORD
            + "'");
    Files.writeString(authfile, "{\"credsStore\":\"other\"}");
    Map<String, String> environment = new HashMap<>(path(bin));
    environment.put("REGISTRY_AUTH_FILE", file());

    assertThat(cr(environment).run("digest", registry.name("team/app:1.0")).succeeded().strip())
        .isEqualTo(fixtures.layered().digest());
  }

  private static Map<String, String> path(Path bin) {
    return Map.of("PATH", bin + ":" + System.getenv("PATH"));
  }
}
