package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeChangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "644 | 755 | 755",
        "644 | 04755 | 4755",
        "644 | +x | 755",
        "644 | u+x | 744",
        "755 | go-rx | 700",
        "755 | u=rw,go=r | 644",
        "644 | a=rX | 444",
        "755 | a=rX | 555",
        "640 | o=g | 644",
        "644 | u+s | 4644",
        "644 | g+s,+t | 3644",
        "4755 | u=rwx | 755",
        "755 | u=rwx-w+s | 4555",
        "600 | g+u | 660"
      })
  void changesFiles(String before, String change, String after) {
    int mode = ModeChange.parse(change).of(Integer.parseInt(before, 8), false);

    assertThat(Integer.toOctalString(mode)).isEqualTo(after);
  }

  @Test
  void directoriesGetTheBitToEnterThem() {
    assertThat(ModeChange.parse("a=rX").of(0600, true)).isEqualTo(0555);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8", "77777", "u", "x", "u+q", "u+x,", "z+x"})
  void otherTextIsNoMode(String text) {
    assertThatThrownBy(() -> ModeChange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a mode: " + text);
  }
}
