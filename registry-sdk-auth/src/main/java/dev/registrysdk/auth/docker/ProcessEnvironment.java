package dev.registrysdk.auth.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one place of this room that reads the process's environment. The home directory is {@code
 * HOME} ({@code USERPROFILE} on Windows) as for docker, else what the system knows of the user.
 */
final class ProcessEnvironment {
  private static final Path SELF = Path.of("/proc/self");

  private ProcessEnvironment() {}

  static DockerEnvironment read() {
    Map<String, String> variables = System.getenv();
    DockerEnvironment.Os os = os(System.getProperty("os.name", ""));
    String home =
        variables.getOrDefault(os == DockerEnvironment.Os.WINDOWS ? "USERPROFILE" : "HOME", "");
    return DockerEnvironment.builder()
        .variables(variables)
        .home(Path.of(home.isEmpty() ? System.getProperty("user.home", "") : home))
        .os(os)
        .userId(userId())
        .build();
  }

  private static DockerEnvironment.Os os(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return DockerEnvironment.Os.WINDOWS;
    }
    return name.startsWith("mac") ? DockerEnvironment.Os.MAC : DockerEnvironment.Os.LINUX;
  }

  /** Java does not tell the user's number, but Linux shows who owns the process. */
  private static Optional<Long> userId() {
    try {
      return Files.exists(SELF) && Files.getAttribute(SELF, "unix:uid") instanceof Integer id
          ? Optional.of(Integer.toUnsignedLong(id))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
