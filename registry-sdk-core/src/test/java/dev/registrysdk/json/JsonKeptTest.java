package dev.registrysdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonKeptTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"1.50", "\"a\\u0020b\"", "true", "{\"a\": [1, {}]}", "[]", "[null]", "-0"})
  void anythingCanBeKeptAsItsText(String json) throws Exception {
    assertThat(JsonType.mapOf(JsonType.JSON).read(utf8("{\"x\":" + json + ",\"y\":1}")))
        .containsExactly(Map.entry("x", json), Map.entry("y", "1"));
  }

  @Test
  void fieldsThatAreNotKnownCanBeKept() throws Exception {
    JsonType<Map<String, String>> type =
        JsonType.object(LinkedHashMap<String, String>::new)
            .optional("a", JsonType.TEXT, (map, a) -> map.put("known a", a))
            .others(Map::put)
            .build(map -> map);

    assertThat(type.read(utf8("{\"b\":{\"c\":null},\"a\":\"1\",\"d\":null}")))
        .containsExactly(
            Map.entry("b", "{\"c\":null}"), Map.entry("known a", "1"), Map.entry("d", "null"));
  }

  @Test
  void fieldsThatAreNotKnownAreSkippedOtherwise() throws Exception {
    JsonType<Map<String, String>> type =
        JsonType.object(LinkedHashMap<String, String>::new)
            .optional("a", JsonType.TEXT, (map, a) -> map.put("a", a))
            .build(map -> map);

    assertThat(type.read(utf8("{\"b\":{\"c\":null},\"a\":\"1\"}"))).containsOnlyKeys("a");
  }

  @Test
  void textThatIsKeptHasToBeWhole() {
    assertThatThrownBy(() -> JsonType.mapOf(JsonType.JSON).read(utf8("{\"x\":{\"y\":[1")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("it ends early, at path $.x");
  }

  @Test
  void jsonCanBeWrittenAsItWasRead() {
    assertThat(
            JsonText.write(
                json -> json.beginObject().json("x", "{\"a\": 1.50}").flag("y", true).endObject()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"x\":{\"a\": 1.50},\"y\":true}");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
