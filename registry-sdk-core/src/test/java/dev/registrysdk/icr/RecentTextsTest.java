package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecentTextsTest {
  private final RecentTexts recent = new RecentTexts();

  private static String fresh(String text) {
    return String.valueOf(text.toCharArray());
  }

  @Test
  void aTextThatRepeatsIsHeldOnce() {
    String first = recent.same(fresh("maintainer"));

    assertThat(recent.same(fresh("maintainer"))).isSameAs(first);
  }

  @Test
  void valuesThatDifferDoNotDriveOutTheNamesBetween() {
    List<String> first = object(0);
    for (int i = 1; i < 100; i++) {
      List<String> next = object(i);

      assertThat(next).containsExactly("a", "a of " + i, "b", "b of " + i);
      assertThat(next.get(0)).isSameAs(first.get(0));
      assertThat(next.get(2)).isSameAs(first.get(2));
    }
  }

  private List<String> object(int i) {
    return Stream.of("a", "a of " + i, "b", "b of " + i)
        .map(RecentTextsTest::fresh)
        .map(recent::same)
        .toList();
  }
}
