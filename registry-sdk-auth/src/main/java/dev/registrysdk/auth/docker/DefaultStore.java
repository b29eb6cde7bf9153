package dev.registrysdk.auth.docker;

import java.util.List;
import java.util.Optional;

/** The credential store that docker takes on a system where nobody has chosen one. */
final class DefaultStore {
  private DefaultStore() {}

  static Optional<String> find(DockerEnvironment environment) {
    Executables executables = new Executables(environment);
    List<String> usual =
        switch (environment.os()) {
          case MAC -> List.of("osxkeychain");
          case WINDOWS -> List.of("wincred");
          case LINUX -> List.of(executables.find("pass").isPresent() ? "pass" : "secretservice");
        };
    return usual.stream()
        .filter(name -> executables.find("docker-credential-" + name).isPresent())
        .findFirst();
  }
}
