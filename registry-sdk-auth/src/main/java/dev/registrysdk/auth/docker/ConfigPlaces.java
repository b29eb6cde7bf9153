package dev.registrysdk.auth.docker;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where docker and podman keep credentials, in the order in which they are looked at.
 *
 * @param files the files, with what they are
 * @param target the file that is written
 * @param inline the variable's text, if a variable holds credentials itself
 */
record ConfigPlaces(List<Place> files, Path target, Optional<String> inline) {
  static final String INLINE = "DOCKER_AUTH_CONFIG";

  /**
   * A file.
   *
   * @param legacy whether it has docker's format before 1.7
   */
  record Place(Path file, boolean legacy) {}

  static ConfigPlaces only(Path file) {
    Path absolute = file.toAbsolutePath();
    return new ConfigPlaces(List.of(new Place(absolute, false)), absolute, Optional.empty());
  }

  static ConfigPlaces of(DockerEnvironment environment) {
    Optional<Path> exclusive = path(environment, "REGISTRY_AUTH_FILE");
    return exclusive.isPresent() ? only(exclusive.get()) : all(environment);
  }

  private static ConfigPlaces all(DockerEnvironment environment) {
    Path home = environment.home();
    Path docker =
        path(environment, "DOCKER_CONFIG").orElse(home.resolve(".docker")).resolve("config.json");
    Path config = home.resolve(".config");
    Set<Place> places = new LinkedHashSet<>();
    places.add(place(docker));
    if (environment.os() == DockerEnvironment.Os.LINUX) {
      path(environment, "XDG_RUNTIME_DIR")
          .or(() -> environment.userId().map(id -> Path.of("/run").resolve("containers/" + id)))
          .map(directory -> runtime(environment, directory))
          .ifPresent(places::add);
    } else {
      places.add(containers(config));
    }
    places.add(containers(path(environment, "XDG_CONFIG_HOME").orElse(config)));
    places.add(new Place(home.resolve(".dockercfg").toAbsolutePath(), true));
    return new ConfigPlaces(
        List.copyOf(places), docker.toAbsolutePath(), environment.variable(INLINE));
  }

  /** Without the variable the directory is podman's own already. */
  private static Place runtime(DockerEnvironment environment, Path directory) {
    return environment.variable("XDG_RUNTIME_DIR").isPresent()
        ? containers(directory)
        : place(directory.resolve("auth.json"));
  }

  private static Place containers(Path directory) {
    return place(directory.resolve("containers").resolve("auth.json"));
  }

  private static Place place(Path file) {
    return new Place(file.toAbsolutePath(), false);
  }

  private static Optional<Path> path(DockerEnvironment environment, String variable) {
    return environment
        .variable(variable)
        .map(value -> environment.home().getFileSystem().getPath(value));
  }

  @Override
  public String toString() {
    return files.stream().map(place -> place.file().toString()).toList().toString();
  }
}
