package dev.registrysdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES = List.of("FROM", "COPY", "ADD", "HEALTHCHECK");

  @ParameterizedTest
  @CsvSource({
    "FORM, FROM",
    "from, FROM",
    "COP, COPY",
    "COPPY, COPY",
    "CPOY, COPY",
    "AD, ADD",
    "HELTHCHEK, HEALTHCHECK"
  })
  void aMistypedNameIsRecognised(String word, String name) {
    assertThat(NearestName.of(word, NAMES)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"FRAMES", "C", "''", "HEALTH"})
  void whatIsFarFromAllNamesIsNone(String word) {
    assertThat(NearestName.of(word, NAMES)).isEmpty();
  }

  @Test
  void theNearestComeFirst() {
    assertThat(
            NearestName.of("main.go", List.of("mian.go", "main.gz", "main.go", "rain.c", "x"), 3))
        .containsExactly("main.go", "main.gz", "mian.go");
  }

  @Property
  void theDistanceIsThatOfBothWays(@ForAll String one, @ForAll String other) {
    assertThat(NearestName.distance(one, other)).isEqualTo(NearestName.distance(other, one));
    assertThat(NearestName.distance(one, one)).isZero();
  }
}
