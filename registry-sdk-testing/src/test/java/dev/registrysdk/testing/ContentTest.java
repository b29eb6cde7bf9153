package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ContentTest {
  @Property(tries = 200)
  void collectedPartsAreOneContentWhereverTheyAre(
      @ForAll @Size(max = 6) List<String> parts, @ForAll @IntRange(max = 20) int memoryLimit) {
    byte[] expected = String.join("", parts).getBytes(StandardCharsets.UTF_8);
    Spool spool = new Spool(memoryLimit);
    try {
      ContentCollector collector = new ContentCollector(spool);
      for (String part : parts) {
        ContentCollector one = new ContentCollector(spool);
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        one.write(bytes, 0, bytes.length);
        Content content = one.finish();
        collector.append(content);
        content.release();
      }
      Content all = collector.finish();

      assertThat(all.size()).isEqualTo(expected.length);
      assertThat(all.toByteArray()).isEqualTo(expected);
      assertThat(Digest.of(all)).isEqualTo(Digest.of(Content.of(expected)));
      int half = expected.length / 2;
      assertThat(all.slice(half, expected.length).toByteArray())
          .isEqualTo(Arrays.copyOfRange(expected, half, expected.length));
      assertThat(spool.fileCount()).isEqualTo(expected.length > memoryLimit ? 1 : 0);
      all.release();
      assertThat(spool.fileCount()).isZero();
    } finally {
      spool.close();
    }
  }

  @Test
  void readingEndsWhenTheServerIsClosed() {
    Spool spool = new Spool(0);
    ContentCollector collector = new ContentCollector(spool);
    collector.append(Content.zeros(3 * ContentPiece.STEP));
    Content content = collector.finish();
    List<Integer> read = new ArrayList<>();
    try {
      assertThatThrownBy(
              () ->
                  content.forEachBuffer(
                      buffer -> {
                        read.add(buffer.remaining());
                        spool.stop();
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("This content was in a temporary file, which is gone since");
      assertThat(read).containsExactly(ContentPiece.STEP);
    } finally {
      spool.close();
    }
  }

  @Test
  void zerosTakeNoMemory() {
    Content zeros = Content.zeros(100L << 30);

    assertThat(zeros.size()).isEqualTo(100L << 30);
    assertThat(zeros.slice(1L << 30, (1L << 30) + 3).toByteArray()).containsExactly(0, 0, 0);
    assertThat(Digest.of(Content.zeros(100_000)))
        .isEqualTo(Digest.of(Content.of(new byte[100_000])));
    assertThatThrownBy(zeros::toByteArray)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Content of 107374182400 bytes does not fit into an array: pull it over HTTP as a"
                + " stream");
  }
}
