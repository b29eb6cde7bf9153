package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import okio.ByteString;

final class ContentSearchTest {
  @Property
  void textIsFoundWhereverThePiecesEnd(
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 12) String text,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 4) String wanted,
      @ForAll @IntRange(max = 12) int first,
      @ForAll @IntRange(max = 12) int second) {
    int end = Math.min(first, text.length());
    int start = Math.min(Math.max(first, second), text.length());
    Content content =
        Content.of(text.substring(0, end))
            .plus(Content.of(text.substring(end, start)))
            .plus(Content.of(text.substring(start)));

    assertThat(content.contains(ByteString.encodeUtf8(wanted))).isEqualTo(text.contains(wanted));
  }
}
