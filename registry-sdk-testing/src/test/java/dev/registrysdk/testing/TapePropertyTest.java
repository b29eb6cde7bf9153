package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Headers;
import okio.ByteString;

/** Whatever is written into a recording is read again as it was. */
final class TapePropertyTest {
  private static final Origin ORIGIN = new Origin("https", "us.icr.io");

  @Property(tries = 500)
  void everySmallBodyIsRestored(@ForAll("bodies") byte[] bytes) {
    Tape read = roundTrip(TapeBody.of(ByteString.of(bytes)));

    TapeBody body = read.calls().get(0).answer().body();
    assertThat(body.bytes().orElseThrow().toByteArray()).isEqualTo(bytes);
  }

  @Property(tries = 300)
  void jsonKeepsItsMeaningInEachLayout(@ForAll("documents") String document) {
    JsonText json = JsonText.tryParse(document).orElseThrow();

    assertThat(Json.tryAny(json.pretty())).isEqualTo(Json.tryAny(document));
    assertThat(JsonText.tryParse(json.pretty()).orElseThrow().compact()).isEqualTo(json.compact());
  }

  @Property(tries = 300)
  void queryIsScrubbedOnceAndForAll(@ForAll("queries") String query) {
    String once = TapeQuery.scrubbed(query, true);

    assertThat(TapeQuery.scrubbed(once, true)).isEqualTo(once);
  }

  @Example
  void styleIsTheMostReadableOne() {
    assertThat(style("{\"a\":1}")).isEqualTo(TapeStyle.JSON);
    assertThat(style("{\"a\":1}\n")).isEqualTo(TapeStyle.JSON_LINE);
    assertThat(style("{\"a\": 1}")).isEqualTo(TapeStyle.TEXT);
    assertThat(style("{\n   \"a\": 1\n}")).isEqualTo(TapeStyle.TEXT);
    assertThat(style("line \nline")).isEqualTo(TapeStyle.BASE64);
    assertThat(style("\r\n")).isEqualTo(TapeStyle.BASE64);
    assertThat(style("\0" + "x".repeat(2000))).isEqualTo(TapeStyle.FILE);
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<String> lines =
        Arbitraries.strings().withChars(" \t\r\n|=<>#{}[]\",:a1\\\u00e4\ufeff").ofMaxLength(40);
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(200),
        Arbitraries.oneOf(lines, documents())
            .filter(text -> !text.isEmpty())
            .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.of("{}", "[]", "{ \"a\" : [ ] }", "[1.50, -2e9, true, null]"),
        () -> strings().map(text -> "{\"x:,\":" + Json.write(text) + "}"),
        () -> documents().list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
        () -> documents().map(inner -> "{\"a\":" + inner + ",\"b\":\"\\u003c\\/\"}\n"));
  }

  private static Arbitrary<String> strings() {
    return Arbitraries.strings().withChars("\"\\{}[]:, \n\u00e4a").ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> queries() {
    Arbitrary<String> names = Arbitraries.of("sig", "token", "n", "scope", "account", "a%20b", "");
    Arbitrary<String> values = Arbitraries.strings().withChars("abc%20+=").ofMaxLength(30);
    return names
        .flatMap(name -> values.map(value -> name + "=" + value))
        .list()
        .ofMaxSize(4)
        .map(pairs -> String.join("&", pairs));
  }

  private static TapeStyle style(String text) {
    return TapeStyle.of(TapeBody.of(text));
  }

  private static Tape roundTrip(TapeBody body) {
    TapeRequest request = new TapeRequest("GET", ORIGIN, "/x", "", Map.of(), TapeBody.NONE);
    TapeAnswer answer = new TapeAnswer(200, new Headers.Builder().build(), body);
    Tape tape =
        new Tape(
            Instant.EPOCH,
            Map.of(ORIGIN, SessionRole.UPSTREAM),
            List.of(new TapeCall(request, answer)));
    return TapeReader.read("test", TapeWriter.write(tape), digest -> Path.of(digest));
  }
}
