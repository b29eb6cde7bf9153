package dev.registrysdk.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPropertyTest {
  private static final JsonType<List<String>> TEXTS = JsonType.listOf(JsonType.TEXT);
  private static final JsonType<Map<String, String>> TYPE =
      JsonType.object(TreeMap<String, String>::new)
          .required("Id", JsonType.TEXT, (map, id) -> map.put("id", id))
          .optional("Tags", TEXTS, (map, tags) -> map.put("tags", String.join(" ", tags)))
          .optional("Size", JsonType.LONG, (map, size) -> map.put("size", "" + size))
          .build(Map::copyOf);

  @Property
  void unknownMembersNeverChangeTheAnswer(
      @ForAll("members") List<String> unknown, @ForAll("places") List<Integer> places)
      throws JsonFormatException {
    List<String> known = List.of("\"Id\":\"a\"", "\"Tags\":[\"x\",\"y\"]", "\"Size\":7");
    List<String> all = new ArrayList<>(known);
    for (int i = 0; i < unknown.size(); i++) {
      all.add(places.get(i % places.size()) % (all.size() + 1), unknown.get(i));
    }

    assertThat(read("{" + String.join(",", all) + "}"))
        .isEqualTo(Map.of("id", "a", "tags", "x y", "size", "7"));
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll("damaged") String text) {
    try {
      assertThat(read(text)).containsKey("id");
    } catch (JsonFormatException e) {
      assertThat(e).hasMessageContaining(" at path $");
    }
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll List<String> texts) throws JsonFormatException {
    byte[] json =
        JsonText.write(
            text -> {
              text.beginArray();
              texts.forEach(text::item);
              text.endArray();
            });

    assertThat(TEXTS.read(json)).isEqualTo(readable(texts));
  }

  /** Half a character of two halves has no spelling in UTF-8. */
  private static List<String> readable(List<String> texts) {
    return texts.stream().map(text -> new String(text.getBytes(UTF_8), UTF_8)).toList();
  }

  private static Map<String, String> read(String json) throws JsonFormatException {
    return TYPE.read(json.getBytes(UTF_8));
  }

  @Provide
  Arbitrary<List<String>> members() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .alpha()
            .ofMaxLength(8)
            .map(name -> "x" + name); // none of the known ones
    return Combinators.combine(names, value(3))
        .as((name, value) -> "\"" + name + "\":" + value)
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Integer>> places() {
    return Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> damaged() {
    String whole = "{\"Id\":\"a\",\"Tags\":[\"x\"],\"Size\":7}";
    return Combinators.combine(
            Arbitraries.integers().between(0, whole.length() - 1),
            Arbitraries.strings().withChars("{}[]\",:0a\\\u0000 ").ofMaxLength(3))
        .as((at, with) -> whole.substring(0, at) + with + whole.substring(at + 1));
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> plain =
        Arbitraries.oneOf(
            Arbitraries.of("null", "true", "false", "\"Id\"", "\"\\u00e4\\n\"", "\"\""),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.doubles().map(String::valueOf));
    if (depth == 0) {
      return plain;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> value(depth - 1));
    return Arbitraries.oneOf(
        plain,
        inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
        inner
            .list()
            .ofMaxSize(3)
            .map(list -> "{\"Id\":" + String.join(",\"Size\":", list) + "}")
            .filter(text -> !text.equals("{\"Id\":}")));
  }
}
