package dev.registrysdk.examples.interop;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** IBM's own client, the one for Python, in an environment below {@code target}. */
final class IbmClient {
  private static final String PACKAGE = "ibm-container-registry==1.1.5";
  private static final Duration INSTALL = Duration.ofMinutes(4);
  private static final Duration CALL = Duration.ofSeconds(60);

  private final Program python;
  private final Path script;

  private IbmClient(Program python, Path script) {
    this.python = python;
    this.script = script;
  }

  /** Installs it; the tests are skipped if this machine cannot. */
  static IbmClient install(Path home) {
    Path environment = Path.of("target", "ibm-client").toAbsolutePath();
    if (!Files.isExecutable(environment.resolve("bin/python"))
        || python(environment, home).run(CALL, "-c", "import ibm_container_registry").status()
            != 0) {
      create(environment, home);
    }
    Path script = home.resolve("ibm_client.py");
    try (InputStream text =
        Objects.requireNonNull(IbmClient.class.getResourceAsStream("/interop/ibm_client.py"))) {
      Files.copy(text, script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new IbmClient(python(environment, home), script);
  }

  private static Program python(Path environment, Path home) {
    return Program.at(environment.resolve("bin/python"), home, Map.of());
  }

  private static void create(Path environment, Path home) {
    boolean there =
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "python3")));
    if (!there) {
      throw skipped("python3 is not installed: apt-get install python3-venv");
    }
    Program system = Program.find("python3", "python3-venv", home, Map.of());
    if (system.run(INSTALL, "-m", "venv", "--clear", environment.toString()).status() != 0) {
      throw skipped("python3 makes no environment: apt-get install python3-venv");
    }
    String[] pip = {"-m", "pip", "install", "-q", "--disable-pip-version-check", PACKAGE};
    if (python(environment, home).run(INSTALL, pip).status() != 0) {
      throw skipped(PACKAGE + " cannot be had from PyPI");
    }
  }

  /** Build tools count what was skipped, but do not say why. */
  private static TestAbortedException skipped(String why) {
    String text = "The tests with IBM's own client are skipped: " + why;
    System.out.println(text);
    return new TestAbortedException(text);
  }

  /** Makes a call; the answer is what its JSON says. */
  @Nullable Object call(
      String url, String account, String token, String call, Map<String, ?> args) {
    String answer =
        python
            .run(CALL, script.toString(), url, account, token, call, json(args))
            .succeeded()
            .strip();
    try {
      return new Moshi.Builder().build().adapter(Object.class).fromJson(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    return new Moshi.Builder().build().adapter(Object.class).toJson(value);
  }
}
