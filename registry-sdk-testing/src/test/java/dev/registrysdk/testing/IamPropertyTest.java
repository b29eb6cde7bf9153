package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

final class IamPropertyTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final IamJwt JWT = new IamJwt(new IamIds());

  @Property(tries = 50)
  void signedClaimsAreReadBack(@ForAll @CharRange(to = '\uD7FF') String text) {
    String token = JWT.sign(Map.of("name", text, "exp", NOW.getEpochSecond() + 1));

    assertThat(JWT.claims(token, NOW).map(claims -> (Object) claims.get("name"))).hasValue(text);
    assertThat(JWT.claims(token, NOW.plusSeconds(1))).isEmpty();
  }

  @Property
  void noOtherTextIsAToken(@ForAll String text) {
    assertThat(JWT.claims(text, NOW)).isEmpty();
    assertThat(JWT.claims(text + "." + text + "." + text, NOW)).isEmpty();
  }

  @Property
  void patternOfATextAcceptsIt(@ForAll String text, @ForAll @IntRange(max = 20) int cut) {
    int at = Math.min(cut, text.length());
    String pattern = text.substring(0, at) + "*" + text.substring(at);

    assertThat(new IamAttribute("resource", "stringMatch", pattern).accepts(text)).isTrue();
  }

  @Property
  void patternWithoutStarsAcceptsItsLengthOnly(@ForAll @IntRange(max = 20) int length) {
    IamAttribute attribute = new IamAttribute("resource", "stringMatch", "?".repeat(length));

    assertThat(attribute.accepts("a".repeat(length))).isTrue();
    assertThat(attribute.accepts("a".repeat(length + 1))).isFalse();
  }

  @Property
  void everyWholeMinuteIsReadBack(@ForAll @IntRange(max = 100_000_000) int minutes) {
    Instant time = Instant.ofEpochSecond(minutes * 60L);

    assertThat(IamTime.tryParse(IamTime.minutes(time))).hasValue(time);
    assertThat(IamTime.tryParse(IamTime.millis(time))).hasValue(time);
  }

  @Property
  void noTextBreaksTheParserOfTimes(@ForAll String text) {
    assertThat(IamTime.tryParse(text)).isEmpty();
  }
}
