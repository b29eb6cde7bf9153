package dev.registrysdk.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTypeTest {
  private static final JsonType<List<String>> BIRD =
      JsonType.object(ArrayList<String>::new)
          .required("name", JsonType.TEXT, List::add)
          .optional("size", JsonType.LONG, (bird, size) -> bird.add("size " + size))
          .build(List::copyOf);
  private static final JsonType<List<List<String>>> BIRDS = JsonType.listOf(BIRD);

  private static <T> T read(JsonType<T> type, String json) throws JsonFormatException {
    return type.read(json.getBytes(UTF_8));
  }

  @Test
  void readsPlainValues() throws IOException {
    assertThat(read(JsonType.TEXT, "\"a\\u00e4\"")).isEqualTo("aä");
    assertThat(read(JsonType.LONG, "2257318704")).isEqualTo(2_257_318_704L);
    assertThat(read(JsonType.INT, "-1")).isEqualTo(-1);
    assertThat(read(JsonType.FLAG, "true")).isTrue();
    assertThat(read(JsonType.EPOCH_SECONDS, "5")).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(read(JsonType.IGNORED, "{\"a\":[1,{}]}")).isTrue();
  }

  @Test
  void readsTheFieldsOfAnObject() throws IOException {
    assertThat(read(BIRD, "{\"size\":3,\"name\":\"tit\"}")).containsExactly("size 3", "tit");
  }

  @Test
  void unknownFieldsAreSkippedAndNullIsAbsent() throws IOException {
    assertThat(read(BIRD, "{\"new\":{\"name\":[1]},\"size\":null,\"name\":\"tit\"}"))
        .containsExactly("tit");
  }

  @Test
  void listsLeaveOutNullAndMapsLeaveItOutOrReplaceIt() throws IOException {
    assertThat(read(JsonType.listOf(JsonType.TEXT), "[\"a\",null,\"b\"]"))
        .containsExactly("a", "b");
    assertThat(read(JsonType.mapOf(JsonType.TEXT), "{\"b\":\"1\",\"a\":null}"))
        .isEqualTo(Map.of("b", "1"));
    assertThat(read(JsonType.mapOf(JsonType.TEXT, ""), "{\"b\":\"1\",\"a\":null}"))
        .isEqualTo(Map.of("b", "1", "a", ""));
  }

  @Test
  void elementsAndMembersAreSetOneByOneAndTheLastFieldOfANameCounts() throws IOException {
    JsonType<List<String>> flock =
        JsonType.object(ArrayList<String>::new)
            .elements("birds", JsonType.TEXT, List::clear, List::add)
            .members(
                "sizes", JsonType.LONG, birds -> {}, (birds, name, n) -> birds.add(name + " " + n))
            .build(List::copyOf);

    assertThat(
            read(
                flock,
                "{\"birds\":[\"owl\"],\"birds\":[\"tit\",null,\"hen\"],\"birds\":null,"
                    + "\"sizes\":{\"jay\":2,\"emu\":null}}"))
        .containsExactly("tit", "hen", "jay 2");
  }

  @Test
  void anElementOrMemberThatIsRefusedIsAComplaintWithItsPath() {
    JsonType<List<String>> flock =
        JsonType.object(ArrayList<String>::new)
            .elements("birds", JsonType.TEXT, List::clear, (birds, name) -> refuse(name))
            .members("sizes", JsonType.LONG, birds -> {}, (birds, name, n) -> refuse(name))
            .build(List::copyOf);

    assertThatThrownBy(() -> read(flock, "{\"birds\":[\"owl\"]}"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("no owl at path $.birds[0]");
    assertThatThrownBy(() -> read(flock, "{\"sizes\":{\"emu\":2}}"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("no emu at path $.sizes.emu");
    assertThatThrownBy(() -> read(flock, "{\"birds\":{}}"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("Expected BEGIN_ARRAY but was BEGIN_OBJECT at path $.birds");
  }

  private static void refuse(String name) {
    throw new IllegalArgumentException("no " + name);
  }

  @Test
  void aDocumentThatIsNullIsAnEmptyListOrMap() throws IOException {
    assertThat(read(BIRDS, "null")).isEmpty();
    assertThat(read(JsonType.mapOf(BIRD), "null")).isEmpty();
    assertThat(BIRD.elements(new Buffer().writeUtf8("null")).hasNext()).isFalse();
  }

  @Test
  void whatIsReadCannotBeChanged() throws IOException {
    List<List<String>> list = read(BIRDS, "[]");
    Map<String, List<String>> map = read(JsonType.mapOf(BIRD), "{}");

    assertThatThrownBy(() -> list.add(List.of())).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.put("a", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aValueThatNeedNotBeAnObjectMayBeAnything() throws IOException {
    JsonType<List<List<String>>> type = JsonType.listOf(BIRD.ifObject(List.of("other")));

    assertThat(read(type, "[{\"name\":\"tit\"},[1],\"x\",5,false]"))
        .containsExactly(
            List.of("tit"), List.of("other"), List.of("other"), List.of("other"), List.of("other"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"name\":\"a\"},{\"size\":1}] | 'name' is missing at path $[1]",
        "[{\"name\":null}] | 'name' is missing at path $[0]",
        "[{\"name\":[]}] | Expected a string but was BEGIN_ARRAY at path $[0].name",
        "[{\"name\":\"a\",\"size\":\"x\"}] | Expected a long but was x at path $[0].size",
        "{} | Expected BEGIN_ARRAY but was BEGIN_OBJECT at path $",
        "[] [] | it is not JSON, at path $",
        "[{\"name\" | it ends early, at path $[0].name",
        "<html> | it is not JSON, at path $",
        "'' | it ends early, at path $",
      })
  void complaintsNameThePath(String json, String complaint) {
    assertThatThrownBy(() -> read(BIRDS, json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage(complaint);
  }

  @Test
  void whatAConversionRefusesIsAComplaintWithThePath() {
    JsonType<List<Integer>> type = JsonType.listOf(JsonType.TEXT.map(JsonTypeTest::even));

    assertThatThrownBy(() -> read(type, "[\"2\",\"3\"]"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("3 is odd at path $[1]");
  }

  @Test
  void anElementThatIsRefusedAsAWholeHasItsOwnPath() {
    JsonType<List<Integer>> type =
        JsonType.listOf(
            JsonType.object(() -> new int[1])
                .optional("n", JsonType.INT, (holder, n) -> holder[0] = n)
                .build(holder -> even("" + holder[0])));

    assertThatThrownBy(() -> read(type, "[{\"n\":2},{\"n\":3}]"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("3 is odd at path $[1]");
  }

  private static int even(String text) {
    int number = Integer.parseInt(text);
    if (number % 2 != 0) {
      throw new IllegalArgumentException(text + " is odd");
    }
    return number;
  }

  @Test
  void whatASetterOrTheEndRefusesIsAComplaintToo() {
    JsonType<String> setter =
        JsonType.object(StringBuilder::new)
            .optional("n", JsonType.TEXT, (text, n) -> even(n))
            .build(StringBuilder::toString);
    JsonType<String> end =
        JsonType.object(StringBuilder::new)
            .build(
                text -> {
                  throw new IllegalStateException("it is not whole");
                });

    assertThatThrownBy(() -> read(setter, "{\"n\":\"3\"}"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("3 is odd at path $.n");
    assertThatThrownBy(() -> read(end, "{}"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("it is not whole at path $");
  }

  @Test
  void elementsAreReadOneAtATime() {
    Iterator<List<String>> birds =
        BIRD.elements(new Buffer().writeUtf8("[null,{\"name\":\"a\"},{\"name\":\"b\"},{}]"));

    assertThat(birds.next()).containsExactly("a");
    assertThat(birds.next()).containsExactly("b");
    assertThatThrownBy(birds::next)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("'name' is missing at path $[3]");
    assertThat(birds.hasNext()).isFalse();
    assertThatThrownBy(birds::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void textAfterTheElementsIsRefused() {
    Iterator<List<String>> birds = BIRD.elements(new Buffer().writeUtf8("[] 1"));

    assertThatThrownBy(birds::hasNext).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anObjectHasAtMost64Fields() {
    JsonFields<List<String>> fields = JsonType.object(ArrayList::new);
    for (int i = 0; i < 64; i++) {
      fields.optional("f" + i, JsonType.TEXT, List::add);
    }

    assertThatThrownBy(() -> fields.optional("f64", JsonType.TEXT, List::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("An object has at most 64 fields");
  }

  @Test
  void theLastOf64FieldsCanBeRequired() {
    JsonFields<List<String>> fields = JsonType.object(ArrayList::new);
    for (int i = 0; i < 63; i++) {
      fields.optional("f" + i, JsonType.TEXT, List::add);
    }
    JsonType<List<String>> type = fields.required("f63", JsonType.TEXT, List::add).build(it -> it);

    assertThatThrownBy(() -> read(type, "{\"f0\":\"a\"}")).hasMessage("'f63' is missing at path $");
  }
}
