package dev.registrysdk.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that say where the engine is. The one place of this room that looks at the
 * environment of the process.
 *
 * @param variables names and values; an empty value counts as not set
 */
record EngineEnvironment(Map<String, String> variables) {
  EngineEnvironment {
    variables = Map.copyOf(variables);
  }

  static EngineEnvironment ofProcess() {
    return new EngineEnvironment(System.getenv());
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  boolean windows() {
    return get("OS").filter("Windows_NT"::equals).isPresent();
  }

  /** The directory of Docker's configuration; empty if there is no home directory. */
  Optional<Path> configuration() {
    return get("DOCKER_CONFIG")
        .map(Path::of)
        .or(() -> get("HOME").or(() -> get("USERPROFILE")).map(home -> Path.of(home, ".docker")));
  }
}
