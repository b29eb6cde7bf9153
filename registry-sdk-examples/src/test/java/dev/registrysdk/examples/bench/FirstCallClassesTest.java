package dev.registrysdk.examples.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.http.HeadStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FirstCallClassesTest {
  @Test
  void theHeadStartKnowsNineTenthsOfWhatAFirstCallLoads() throws Exception {
    List<String> loaded =
        FirstCallClasses.list(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    List<String> unknown = new ArrayList<>(loaded);
    unknown.removeAll(known());

    assertThat(unknown)
        .as("Write the list again: ./mvnw -q -Pbench -Dbench=FirstCallClasses")
        .hasSizeLessThan(loaded.size() / 10);
  }

  private static List<String> known() throws IOException {
    try (InputStream list = HeadStart.class.getResourceAsStream("first-call.classes")) {
      byte[] text = requireNonNull(list).readAllBytes();
      return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
