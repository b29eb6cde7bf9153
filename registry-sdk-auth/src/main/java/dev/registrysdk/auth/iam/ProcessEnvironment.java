package dev.registrysdk.auth.iam;

import java.nio.file.Path;
import java.util.Map;

/**
 * The one place of this room that reads the process's environment. The home directory is {@code
 * HOME} as for the {@code ibmcloud} command line, else what the system knows of the user.
 */
final class ProcessEnvironment {
  private ProcessEnvironment() {}

  static IamEnvironment read() {
    Map<String, String> variables = System.getenv();
    String home = variables.getOrDefault("HOME", "");
    return IamEnvironment.builder()
        .variables(variables)
        .home(Path.of(home.isEmpty() ? System.getProperty("user.home", "") : home))
        .directory(Path.of("").toAbsolutePath())
        .build();
  }
}
