package dev.registrysdk.icr.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of moments is not promised by the service. */
class OtherMomentsTest {
  @ParameterizedTest
  @CsvSource({
    "2024-05-14T09:21:33+0000, 2024-05-14T09:21:33Z",
    "2024-05-14T09:21:33.5+0230, 2024-05-14T06:51:33.5Z",
    "2024-05-14T09:21:33-05, 2024-05-14T14:21:33Z",
    "2024-05-14T09:21:33, 2024-05-14T09:21:33Z",
    "2024-05-14 09:21:33, 2024-05-14T09:21:33Z",
    "2024-05-14 09:21:33Z, 2024-05-14T09:21:33Z",
    "2024-05-14 09:21:33.115 +0000 UTC, 2024-05-14T09:21:33.115Z",
    "2024-05-14 09:21:33 UTC, 2024-05-14T09:21:33Z",
    "2024-05-14 09:21:33+02:00, 2024-05-14T07:21:33Z"
  })
  void momentsInOtherLayoutsAreRead(String text, Instant moment) {
    assertThat(OtherMoments.read(text)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "last Tuesday", "2024-05-14", "2024-13-14T09:21:33", "2024-05-14T09:21:33+99"})
  void otherTextsAreNone(String text) {
    assertThat(OtherMoments.read(text)).isEmpty();
  }

  @Property
  void anyTextIsRead(@ForAll String text) {
    assertThat(OtherMoments.read(text)).isEmpty();
  }
}
