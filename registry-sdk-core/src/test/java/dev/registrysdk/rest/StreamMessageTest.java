package dev.registrysdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.rest.StreamMessage.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamMessageTest {
  private static StreamMessage read(String json) throws JsonFormatException {
    return StreamMessage.TYPE.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everythingInAMessageIsRead() throws JsonFormatException {
    assertThat(
            read(
                "{\"stream\":\"s\",\"status\":\"Pushing\",\"id\":\"i\",\"progress\":\"[==>]\","
                    + "\"progressDetail\":{\"current\":3,\"total\":9,\"units\":\"B\"},"
                    + "\"aux\":{\"Tag\":\"1\",\"Size\":2}}"))
        .isEqualTo(
            new StreamMessage(
                Optional.of("s"),
                Optional.of("Pushing"),
                Optional.of("i"),
                new Progress(3, 9),
                Optional.of("{\"Tag\":\"1\",\"Size\":2}"),
                Optional.empty()));
  }

  @Test
  void progressWithoutNumbersIsUnknown() throws JsonFormatException {
    assertThat(read("{\"status\":\"Waiting\",\"progressDetail\":{}}").progress())
        .isEqualTo(new Progress(0, 0));
  }

  @Test
  void theDetailedErrorCountsMoreThanTheOldOne() throws JsonFormatException {
    assertThat(read("{\"errorDetail\":{\"message\":\"new\"},\"error\":\"old\"}").error())
        .contains("new");
    assertThat(read("{\"error\":\"old\",\"errorDetail\":{\"message\":\"new\"}}").error())
        .contains("new");
    assertThat(read("{\"error\":\"old\"}").error()).contains("old");
    assertThat(read("{\"errorDetail\":{\"code\":1},\"error\":\"old\"}").error()).contains("old");
    assertThat(read("{}").error()).isEmpty();
  }
}
