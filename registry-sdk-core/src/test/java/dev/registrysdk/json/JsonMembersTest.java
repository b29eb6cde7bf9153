package dev.registrysdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {
  @Test
  void readsTheMembersOfAnObject() {
    assertThat(JsonMembers.of("{\"a\":\"x\",\"b\":{\"c\":[1, 2]}}"))
        .containsExactly(Map.entry("a", "\"x\""), Map.entry("b", "{\"c\":[1, 2]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1,\"b\":\"cut", "{\"a\":1,\"b\":[{", "{\"a\":1,b", "{\"a\":1,\"b\"}"})
  void whatIsWholeIsKeptOfAnObjectThatIsCutOff(String text) {
    assertThat(JsonMembers.of(text)).containsExactly(Map.entry("a", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "[1]", "\"{}\"", "<html>", "{}"})
  void textThatIsNoObjectHasNoMembers(String text) {
    assertThat(JsonMembers.of(text)).isEmpty();
  }

  @Test
  void readsTheElementsOfAnArray() {
    assertThat(JsonMembers.elements("[1,{\"a\":2},\"x\"]"))
        .containsExactly("1", "{\"a\":2}", "\"x\"");
    assertThat(JsonMembers.elements("[1,{\"a\":")).containsExactly("1");
    assertThat(JsonMembers.elements("{\"a\":[1]}")).isEmpty();
  }

  @Property
  void noTextIsTooStrange(@ForAll String text) {
    assertThat(JsonMembers.of("{\"a\":1," + text)).containsEntry("a", "1");
    assertThat(JsonMembers.elements("[1," + text)).startsWith("1");
  }
}
