package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class JsonPropertyTest {
  private Path file = Path.of("");

  @BeforeProperty
  void open() throws IOException {
    file = Files.createTempDirectory("login").resolve("config.json");
  }

  @AfterProperty
  void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling("config.json.lock"));
    Files.deleteIfExists(file.resolveSibling(""));
  }

  @Property
  void whatIsWrittenIsReadAgainAsTheSame(@ForAll("objects") Map<String, Object> object) {
    assertThat(tree(JsonText.pretty(object))).isEqualTo(object);
    assertThat(tree(JsonText.compact(object))).isEqualTo(object);
  }

  @Property(tries = 200)
  void signingInAndOutLeavesEverythingElseInItsPlace(
      @ForAll("objects") Map<String, Object> rest, @ForAll("objects") Map<String, Object> auths)
      throws IOException {
    rest.keySet().removeAll(List.of("credsStore", "credHelpers"));
    rest.put("auths", auths);
    String before = JsonText.compact(rest);
    Files.writeString(file, before);

    DockerConfig.at(file).login("us.icr.io", Credentials.basic("ann", "s3cr3t"));
    assertThat(DockerConfig.at(file).credentials(AuthTarget.data("us.icr.io")))
        .contains(Credentials.basic("ann", "s3cr3t"));
    DockerConfig.at(file).logout("us.icr.io");

    // As text, since a map does not tell its order when it is compared.
    assertThat(JsonText.compact(tree(Files.readString(file)))).isEqualTo(before);
  }

  @Property
  void anyBytesAreReadOrRefusedWithoutBeingQuoted(@ForAll byte[] bytes) {
    try {
      assertThat(Json.object(bytes)).isNotNull();
    } catch (JsonProblem e) {
      assertThat(e.clause()).startsWith("it is not ");
    }
  }

  @Property
  void damagedFilesAreReadOrRefused(
      @ForAll("objects") Map<String, Object> object, @ForAll int at, @ForAll char instead) {
    StringBuilder text = new StringBuilder(JsonText.compact(object));
    text.setCharAt(Math.floorMod(at, text.length()), instead);
    try {
      assertThat(tree(text.toString())).isNotNull();
    } catch (JsonProblem e) {
      assertThat(e).hasNoCause();
    }
  }

  private static Map<String, Object> tree(String text) {
    return Json.object(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<Map<String, Object>> objects() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(text -> text),
            Arbitraries.of("\ud800", "\udc00\ud800", "\u2028", "\"\\/\b\u0000", "é😀"),
            Arbitraries.bigDecimals().map(number -> new Json.Digits(number.toString())),
            Arbitraries.of("1.0", "-0", "0e0", "1E400", "9".repeat(60)).map(Json.Digits::new),
            Arbitraries.of(true, false),
            Arbitraries.of(Json.Null.NULL));
    Arbitrary<Object> values =
        Arbitraries.lazyOf(
            () -> leaves,
            () -> objects(leaves).map(map -> map),
            () -> leaves.list().ofMaxSize(4).map(list -> list));
    return objects(values);
  }

  private static Arbitrary<Map<String, Object>> objects(Arbitrary<Object> values) {
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(8), values).ofMaxSize(5);
  }
}
