package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigPlacesTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void dockersFileComesBeforePodmans() {
    assertThat(files(DockerEnvironment.Os.LINUX, Map.of()))
        .isEqualTo(
            "[/home/ann/.docker/config.json, /run/containers/1000/auth.json,"
                + " /home/ann/.config/containers/auth.json, /home/ann/.dockercfg]");
  }

  @Test
  void variablesMoveTheFiles() {
    Map<String, String> variables =
        Map.of(
            "DOCKER_CONFIG", "/d", "XDG_RUNTIME_DIR", "/r", "XDG_CONFIG_HOME", "/c", "HOME", "/x");

    assertThat(files(DockerEnvironment.Os.LINUX, variables))
        .isEqualTo(
            "[/d/config.json, /r/containers/auth.json, /c/containers/auth.json,"
                + " /home/ann/.dockercfg]");
  }

  @Test
  void anEmptyVariableIsNotSet() {
    assertThat(files(DockerEnvironment.Os.LINUX, Map.of("DOCKER_CONFIG", "")))
        .startsWith("[/home/ann/.docker/config.json,");
  }

  @Test
  void onMacThereIsNoRuntimeDirectory() {
    Map<String, String> variables = Map.of("XDG_RUNTIME_DIR", "/r", "XDG_CONFIG_HOME", "/c");

    assertThat(files(DockerEnvironment.Os.MAC, variables))
        .isEqualTo(
            "[/home/ann/.docker/config.json, /home/ann/.config/containers/auth.json,"
                + " /c/containers/auth.json, /home/ann/.dockercfg]");
    assertThat(files(DockerEnvironment.Os.WINDOWS, Map.of()))
        .isEqualTo(
            "[/home/ann/.docker/config.json, /home/ann/.config/containers/auth.json,"
                + " /home/ann/.dockercfg]");
  }

  @Test
  void registryAuthFileLeavesNoOthers() {
    Map<String, String> variables =
        Map.of("REGISTRY_AUTH_FILE", "/a.json", "DOCKER_CONFIG", "/d", "DOCKER_AUTH_CONFIG", "{}");
    ConfigPlaces places = places(DockerEnvironment.Os.LINUX, variables);

    assertThat(places).hasToString("[/a.json]");
    assertThat(places.target()).isEqualTo(Path.of("/a.json"));
    assertThat(places.inline()).isEqualTo(Optional.empty());
  }

  @Test
  void theEnvironmentOfThisProcessHasAHome() {
    assertThat(DockerEnvironment.ofProcess().home()).isAbsolute();
    assertThat(DockerEnvironment.ofProcess().variables()).isEqualTo(System.getenv());
  }

  @Test
  void theEnvironmentShowsNoVariables() {
    DockerEnvironment environment =
        DockerEnvironment.builder().putVariables("TOKEN", "s3cr3t").home(HOME).build();

    assertThat(environment.toString()).doesNotContain("s3cr3t").contains("/home/ann");
  }

  private static String files(DockerEnvironment.Os os, Map<String, String> variables) {
    return places(os, variables).toString();
  }

  private static ConfigPlaces places(DockerEnvironment.Os os, Map<String, String> variables) {
    return ConfigPlaces.of(
        DockerEnvironment.builder().variables(variables).home(HOME).os(os).userId(1000L).build());
  }
}
