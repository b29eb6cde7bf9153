package dev.registrysdk.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "30s, PT30S",
    "1m30s, PT1M30S",
    "1.5h, PT1H30M",
    "500ms, PT0.5S",
    "100us, PT0.0001S",
    "100µs, PT0.0001S",
    "1ns, PT0.000000001S",
    ".5s, PT0.5S",
    "1.s, PT1S",
    "+2s, PT2S",
    "-2s, PT-2S",
    "1h1h, PT2H",
    "0.9ns, PT0S",
    "2562047h47m16.854775807s, PT2562047H47M16.854775807S"
  })
  void durationsOfGoAreRead(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        ".s",
        "1d",
        "1 s",
        "1s ",
        "--1s",
        "1s-1s",
        "1e3s",
        "١s",
        "2562048h",
        "PT1S"
      })
  void otherTextIsNoDuration(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
