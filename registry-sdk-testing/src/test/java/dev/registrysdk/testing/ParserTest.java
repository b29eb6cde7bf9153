package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import okio.ByteString;

final class ParserTest {
  @Property
  void anyTextIsDecodedAsItWasEncoded(@ForAll String name, @ForAll String value) {
    String encoded =
        URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    String expected = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String key = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertThat(Query.parse("x=y&" + encoded).all(key)).endsWith(expected);
  }

  @Property
  void noQueryBreaksTheParser(@ForAll String text) {
    Query.parse(text);
    Query.percentDecoded("%" + text + "%4");
  }

  @Property
  void scopeIsReadAsItWasWritten(
      @ForAll("words") String type,
      @ForAll("names") String name,
      @ForAll("actions") Set<String> actions) {
    Scope scope = new Scope(type, name, actions);

    assertThat(Scope.tryParse(scope.toString())).hasValue(scope);
  }

  @Property
  void limitedScopeHoldsNothingThatWasNotAskedForOrIsNotAllowed(
      @ForAll("actions") Set<String> asked, @ForAll("actions") Set<String> allowed) {
    Scope scope = new Scope("repository", "acme/web", asked);

    assertThat(new User("user", "secret", allowed).allows(scope.limitedTo(allowed))).isTrue();
    assertThat(scope.covers(scope.limitedTo(allowed))).isTrue();
  }

  @Property
  void chunkRangeIsReadAsItWasWritten(
      @ForAll @IntRange(min = 0) int first, @ForAll @IntRange(min = 0) int last) {
    assertThat(ChunkRange.tryParse(first + "-" + last)).hasValue(new ChunkRange(first, last));
  }

  @Property
  void byteRangeLiesInsideTheContent(
      @ForAll @IntRange(min = 0, max = 50) int first,
      @ForAll @IntRange(min = 0, max = 50) int last,
      @ForAll @IntRange(min = 1, max = 40) int size) {
    try {
      ByteRange range = ByteRange.of("bytes=" + first + "-" + last, size).orElseThrow();
      assertThat(range.first()).isEqualTo(first);
      assertThat(range.last()).isEqualTo(Math.min(last, size - 1));
    } catch (Refusal refusal) {
      assertThat(first > last || first >= size).isTrue();
      assertThat(refusal.reply().status()).isEqualTo(416);
    }
  }

  @Property
  void sliceOfPiecesIsTheSliceOfTheWhole(
      @ForAll List<byte[]> pieces,
      @ForAll @IntRange(max = 200) int from,
      @ForAll @IntRange(max = 200) int length) {
    Content content = Content.of(pieces.stream().map(ByteString::of).toList());
    ByteString whole = ByteString.of(content.toByteArray());
    int start = Math.min(Math.abs(from), whole.size());
    int end = Math.min(start + Math.abs(length), whole.size());

    assertThat(content.slice(start, end).toByteArray())
        .isEqualTo(whole.substring(start, end).toByteArray());
    assertThat(Digest.of(content).hex()).isEqualTo(whole.sha256().hex());
    assertThat(Digest.of("sha512", content.slice(start, end)).hex())
        .isEqualTo(whole.substring(start, end).sha512().hex());
  }

  @Property
  void digestIsReadAsItWasWritten(@ForAll byte[] bytes) {
    for (String algorithm : List.of("sha256", "sha512")) {
      Digest digest = Digest.of(algorithm, Content.of(bytes));
      assertThat(Digest.tryParse(digest.toString())).hasValue(digest);
      assertThat(Digest.tryParse(digest + "0")).isEmpty();
    }
  }

  @Property
  void routeFindsRepositoryAndArgument(
      @ForAll("names") String name, @ForAll("words") @NotEmpty String argument) {
    assertThat(Route.of("/v2/" + name + "/manifests/" + argument))
        .hasValue(new Route(Route.Target.MANIFEST, name, argument));
    assertThat(Route.of("/v2/" + name + "/blobs/uploads/"))
        .hasValue(new Route(Route.Target.UPLOADS, name, ""));
  }

  @Property
  void nameIsARepositoryName(@ForAll("names") String name) {
    assertThat(Names.isRepository(name)).isTrue();
    assertThat(Names.isRepository(name + "/")).isFalse();
    assertThat(Names.isRepository("_" + name)).isFalse();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> names() {
    return words()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(
            parts -> Arbitraries.of("/", ".", "_", "__", "--").map(by -> String.join(by, parts)));
  }

  @Provide
  Arbitrary<Set<String>> actions() {
    return Arbitraries.of("pull", "push", "delete", "*").set().ofMinSize(1).map(LinkedHashSet::new);
  }
}
