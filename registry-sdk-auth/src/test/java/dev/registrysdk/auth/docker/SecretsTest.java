package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Marks every secret, does everything, and looks for the marks in all that can be read later. */
@DisabledOnOs(OS.WINDOWS)
class SecretsTest {
  private static final Logger LOGGER = Logger.getLogger("dev.registrysdk.auth.docker");
  private static final String MARK = "Marked-Secret";
  private static final Credentials LOGIN = Credentials.basic("ann", MARK);

  @TempDir Path directory;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private final class Ear extends Handler {
    @Override
    public void publish(LogRecord record) {
      said.add(String.valueOf(record.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void secretsAreNowhereToBeRead() {
    Lab lab = new Lab(directory);
    Ear ear = new Ear();
    LOGGER.addHandler(ear);
    LOGGER.setLevel(Level.ALL);
    try {
      lab.keepingHelper("test");
      for (String file : files()) {
        lab.write(file);
        lab.variables.put("DOCKER_AUTH_CONFIG", file.replace('\'', '"'));
        use(lab.config());
      }
      for (String lines :
          List.of("cat; exit 1", "cat", "[ $1 = get ] && echo '{\"Secret\":\"" + MARK + "\"}'")) {
        lab.helper("test", lines);
        use(lab.config());
      }
    } finally {
      LOGGER.removeHandler(ear);
      LOGGER.setLevel(null);
    }
    String all = String.join("\n", said);

    assertThat(all).contains("Could not", "Leaving DOCKER_AUTH_CONFIG", "Signed in to us.icr.io");
    assertThat(all).doesNotContain(MARK, Lab.base64("ann:" + MARK), "Marked");
  }

  private static List<String> files() {
    String auth = "'auth':'" + Lab.base64("ann:" + MARK) + "'";
    return List.of(
        "{'auths':{'us.icr.io':{" + auth + "},'de.icr.io':{'identitytoken':'" + MARK + "'}}}",
        "{'auths':{'us.icr.io':{" + auth + ",'password':'" + MARK + "'",
        "{'auths':{'us.icr.io':{'auth':'" + MARK + "'}}}",
        "{'auths':{'us.icr.io':{'registrytoken':'" + MARK + " ',}}}",
        "{'auths':{'us.icr.io':'" + MARK + "'},'HttpHeaders':{'X':'" + MARK + "'}}",
        MARK,
        "{'credsStore':'test','auths':{'us.icr.io':{" + auth + "}}}");
  }

  private void use(DockerConfig config) {
    hear(config::toString);
    hear(() -> config.credentials(AuthTarget.data("us.icr.io")));
    act(() -> config.login("us.icr.io", LOGIN));
    act(() -> config.login("https://ann:" + MARK + "@us.icr.io", LOGIN));
    act(() -> config.login("us.icr.io", Credentials.identityToken(MARK)));
    hear(() -> config.credentials(AuthTarget.data("us.icr.io")));
    hear(config::logins);
    hear(() -> config.logout("us.icr.io"));
  }

  private void act(Runnable action) {
    hear(
        () -> {
          action.run();
          return "";
        });
  }

  private void hear(Supplier<?> answer) {
    try {
      said.add(String.valueOf(answer.get()));
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      said.add(trace.toString());
    }
  }
}
