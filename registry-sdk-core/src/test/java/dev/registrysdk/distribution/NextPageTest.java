package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<y?n=2>; rel=\"next\"",
        "<y?n=2>;REL=NEXT",
        "<x?n=1>; rel=prev, <y?n=2>; rel=\"next\"",
        "<y?n=2>; rel=\"last next\"",
        "<y?n=2>; title=\"a, b\"; rel = next"
      })
  void linkToTheNextPageIsFound(String header) {
    assertThat(NextPage.target(header)).contains("y?n=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "<y?n=2>",
        "<y?n=2>; rel=prev",
        "<y?n=2>; rel=nextish",
        "<y?n=2>; title=\"rel=next\""
      })
  void otherLinksAreNotFollowed(String header) {
    assertThat(NextPage.target(header)).isEmpty();
  }
}
