package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.Credentials;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the logger is shared by all tests")
final class WireLogTest {
  private static final Logger LOGGER = Logger.getLogger("dev.registrysdk.http");

  private static final class Lines extends Handler implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final Level before = LOGGER.getLevel();

    Lines() {
      LOGGER.addHandler(this);
      LOGGER.setUseParentHandlers(false);
      LOGGER.setLevel(Level.ALL);
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOGGER.removeHandler(this);
      LOGGER.setUseParentHandlers(true);
      LOGGER.setLevel(before);
    }
  }

  @Test
  void requestsAndStatusesAreLoggedWithoutSecrets() {
    try (Lab lab = new Lab(new TokenLab());
        Lines log = new Lines()) {
      lab.text(lab.pipeline(Credentials.basic("me", "s3cret")), "/v2/a?sig=s3cret", Lab.PULL);
      assertThat(log.lines)
          .contains("FINE GET http://" + lab.registry() + "/v2/a?sig=[redacted] -> 200")
          .anyMatch(line -> line.contains("Authorization: [redacted]"))
          .noneMatch(line -> line.contains("s3cret"))
          .noneMatch(line -> line.contains("bWU6czNjcmV0"))
          .noneMatch(line -> line.contains("t1"));
    }
  }

  @Test
  void warningsOfARegistryAreLoggedOnceInAnOperation() {
    try (Lab lab =
            new Lab(
                request ->
                    new MockResponse.Builder()
                        .addHeader("Warning", "299 - \"This registry will close\"")
                        .addHeader("Warning", "110 - \"Not for us\"")
                        .build());
        Lines log = new Lines()) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      for (int i = 0; i < 2; i++) {
        operation.execute(lab.api(pipeline).get("/v2/", operation.call("Could not read")));
      }
      assertThat(log.lines)
          .filteredOn(line -> line.startsWith("WARNING"))
          .containsExactly("WARNING " + lab.registry() + " warns: This registry will close");
    }
  }
}
