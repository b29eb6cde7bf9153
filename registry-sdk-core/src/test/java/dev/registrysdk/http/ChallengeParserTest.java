package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

final class ChallengeParserTest {
  private static final Map<String, String> ICR =
      Map.of(
          "realm", "https://us.icr.io/oauth/token",
          "service", "registry",
          "scope", "repository:ns/app:pull");

  @Test
  void spacesAfterCommas() {
    assertThat(
            ChallengeParser.parse(
                "Bearer realm=\"https://us.icr.io/oauth/token\", service=\"registry\","
                    + " scope=\"repository:ns/app:pull\""))
        .containsExactly(new Challenge("bearer", ICR));
  }

  @Test
  void valuesWithoutQuotes() {
    assertThat(
            ChallengeParser.parse(
                "Bearer realm=https://us.icr.io/oauth/token, service=registry,"
                    + " scope=repository:ns/app:pull"))
        .containsExactly(new Challenge("bearer", ICR));
  }

  @Test
  void anyOrderSpacingAndCase() {
    assertThat(
            ChallengeParser.parse(
                " ,bEARER\tSCOPE = \"repository:ns/app:pull\" ,,Service=\"registry\""
                    + ",reaLM=\"https://us.icr.io/oauth/token\" , "))
        .containsExactly(new Challenge("bearer", ICR));
  }

  @Test
  void commasAndEscapesInsideQuotes() {
    assertThat(ChallengeParser.parse("Bearer a=\"x,y=\\\"z\\\" \\\\\",b=\"\""))
        .containsExactly(new Challenge("bearer", Map.of("a", "x,y=\"z\" \\", "b", "")));
  }

  @Test
  void severalChallengesInOneHeader() {
    assertThat(
            ChallengeParser.parse(
                "Negotiate, NTLM YII/c+=, Basic realm=\"x\", Bearer realm=\"y\",service=z"))
        .extracting(Challenge::scheme)
        .containsExactly("negotiate", "ntlm", "basic", "bearer");
  }

  @Test
  void severalHeaders() {
    Headers headers =
        Headers.of("WWW-Authenticate", "Basic realm=\"x\"", "www-authenticate", "Bearer realm=y");
    assertThat(Challenge.of(headers))
        .containsExactly(
            new Challenge("basic", Map.of("realm", "x")),
            new Challenge("bearer", Map.of("realm", "y")));
  }

  @Test
  void anUnfinishedQuoteEndsWithTheHeader() {
    assertThat(ChallengeParser.parse("Bearer realm=\"https://a/"))
        .containsExactly(new Challenge("bearer", Map.of("realm", "https://a/")));
  }

  @Test
  void absurdlyLongHeadersAndTooManyParametersAreCut() {
    assertThat(ChallengeParser.parse("Bearer realm=\"" + "x".repeat(9000) + "\"")).isEmpty();
    StringBuilder many = new StringBuilder("Bearer realm=x");
    for (int i = 0; i < 100; i++) {
      many.append(",p").append(i).append("=1");
    }
    assertThat(ChallengeParser.parse(many.toString()).get(0).parameters()).hasSize(32);
  }

  @Property
  void anyTextIsReadWithoutFailing(@ForAll String header) {
    assertThat(ChallengeParser.parse(header)).isNotNull();
  }

  @Property
  void anyMixOfTheGrammarsCharactersIsReadWithoutFailing(@ForAll("pieces") List<String> pieces) {
    assertThat(ChallengeParser.parse(String.join("", pieces))).isNotNull();
  }

  @Property
  void quotedValuesComeBackAsTheyWere(@ForAll("values") String realm, @ForAll boolean spaces) {
    String quoted = realm.replace("\\", "\\\\").replace("\"", "\\\"");
    String comma = spaces ? " , " : ",";
    assertThat(
            ChallengeParser.parse(
                "Basic realm=\"b\"" + comma + "Bearer realm=\"" + quoted + "\"" + comma + "x=y"))
        .containsExactly(
            new Challenge("basic", Map.of("realm", "b")),
            new Challenge("bearer", Map.of("realm", realm, "x", "y")));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of("Bearer", "Basic", "realm", "=", "\"", "\\", ",", " ", "\t", "a/b", "é")
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(60);
  }
}
