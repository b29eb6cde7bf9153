package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "12345678, 12.3 MB",
    "9223372036854775807, 9.2 EB"
  })
  void sizesHaveOneDecimalAndAUnit(long bytes, String text) {
    assertThat(Sizes.text(bytes)).isEqualTo(text);
  }
}
