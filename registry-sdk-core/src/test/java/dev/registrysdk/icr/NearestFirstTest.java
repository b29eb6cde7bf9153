package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class NearestFirstTest {
  @Property
  void theDistanceIsTheSameFromBothSides(
      @ForAll @AlphaChars @StringLength(max = 8) String one,
      @ForAll @AlphaChars @StringLength(max = 8) String other) {
    int distance = NearestFirst.distance(one, other);

    assertThat(NearestFirst.distance(other, one)).isEqualTo(distance);
    assertThat(distance == 0).isEqualTo(one.equals(other));
    assertThat(distance)
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
  }

  @Property
  void oneCharacterMoreIsOneAway(
      @ForAll @AlphaChars @StringLength(max = 8) String text, @ForAll char more) {
    assertThat(NearestFirst.distance(text, text + more)).isEqualTo(1);
  }

  @Property
  void nothingGetsLost(@ForAll String typed) {
    assertThat(NearestFirst.of(typed, List.of("a", "b-c", "global")))
        .containsExactlyInAnyOrder("a", "b-c", "global");
  }
}
