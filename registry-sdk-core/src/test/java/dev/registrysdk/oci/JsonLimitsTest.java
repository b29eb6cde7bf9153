package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | it ends early, at $.",
        "{'a':{'b':[1, | it ends early, at $.a.b[1]",
        "{'a' | it ends early, at $.a",
        "{'a':nul} | it does not follow the grammar, at $.a",
        "{'a':NaN} | it does not follow the grammar, at $.a",
        "{'a':01} | it does not follow the grammar, at $.a",
        "{'a':1,} | it does not follow the grammar, at $.a",
        "{a:1} | it does not follow the grammar, at $.",
        "{'a':1}x | it does not follow the grammar, at $",
        "{'a':1e99999999999} | a number is too long, at $.a"
      })
  void textThatIsNotJsonIsRefusedWithThePlace(String text, String complaint) {
    assertThat(Refusal.of(() -> Json.config(text)))
        .isEqualTo("The image configuration is not valid JSON: " + complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "true", "'text'"})
  void aDocumentIsAnObject(String text) {
    assertThat(Refusal.of(() -> Json.config(text)))
        .isEqualTo("The image configuration is not a JSON object");
  }

  @Test
  void nothingIsNotADocument() {
    assertThat(Refusal.of(() -> Json.config("")))
        .isEqualTo("The image configuration is not valid JSON: it ends early, at $");
  }

  @Test
  void aByteOrderMarkIsNotJson() {
    assertThat(Refusal.of(() -> Json.config("\ufeff{}")))
        .isEqualTo(
            "The image configuration is not valid JSON: it does not follow the grammar, at $");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{'a':", "[{'a':"})
  void deepNestingIsRefusedAndDoesNotOverflowTheStack(String opening) {
    String deep = "{'a':" + opening.repeat(100_000);

    assertThat(Refusal.of(() -> Json.config(deep)))
        .startsWith("The image configuration is not valid JSON: it is nested too deep, at ")
        .hasSizeLessThan(300);
  }

  @Test
  void aNumberOf65DigitsIsRefused() {
    assertThat(Refusal.of(() -> Json.config("{'a':" + "1".repeat(65) + "}")))
        .isEqualTo("The image configuration is not valid JSON: a number is too long, at $.a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " ", "\t", "x"})
  void longRunsThatWouldTakeQuadraticTimeAreRefused(String character) {
    String run = "{'a':" + character.repeat(8_000_000) + "1}";

    assertThat(Refusal.of(() -> Json.config(run)))
        .isEqualTo(
            "The image configuration is refused: it has more than 65536 blanks or digits in a row");
  }

  @Test
  void longStringsAreNotTakenForLongRuns() {
    String text = "\\'" + "1 ".repeat(100_000) + "\\\\";

    assertThat(Json.config("{'author':'" + text + "'}").author().orElse("").length())
        .isEqualTo(200_002);
  }

  @Test
  void manyMembersAreReadInOnePass() {
    StringBuilder text = new StringBuilder("{'config':{'Labels':{");
    for (int i = 0; i < 100_000; i++) {
      text.append("'k").append(i).append("':'v',");
    }

    assertThat(Json.config(text.append("'last':''}}}").toString()).labels()).hasSize(100_001);
  }

  @Test
  void namesWithTheSameHashAreReadToo() {
    StringBuilder text = new StringBuilder("{'config':{'Labels':{");
    for (int i = 0; i < 1 << 15; i++) {
      text.append('\'');
      for (int bit = 0; bit < 15; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("':'v',");
    }

    assertThat(Json.config(text.append("'last':''}}}").toString()).labels()).hasSize(32_769);
  }

  @Test
  void ofARepeatedMemberTheLastOneCounts() {
    assertThat(Json.config("{'author':'a','author':'b'}").author()).contains("b");
  }
}
