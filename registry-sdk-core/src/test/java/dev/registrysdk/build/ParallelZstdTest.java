package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParallelZstdTest {
  @Test
  void nothingIsOneEmptyFrame() throws IOException {
    assertThat(HexFormat.of().formatHex(compressed(new byte[0], Runnable::run, 1, 1)))
        .startsWith("28b52ffd");
    assertThat(unpacked(compressed(new byte[0], Runnable::run, 1, 1))).isEmpty();
  }

  @Test
  void theBytesDoNotDependOnTheThreads() throws IOException {
    byte[] content = content(9_000_000);
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      assertThat(compressed(content, many, 16, 1 << 16))
          .isEqualTo(compressed(content, Runnable::run, 1, 999));
    } finally {
      many.shutdownNow();
    }
  }

  @Property(tries = 20)
  void whatIsCompressedIsDecompressed(
      @ForAll @IntRange(max = 3_000_000) int size,
      @ForAll @IntRange(min = 1, max = 1_400_000) int piece)
      throws IOException {
    byte[] content = content(size);

    assertThat(unpacked(compressed(content, Runnable::run, 4, piece))).isEqualTo(content);
  }

  @Test
  void closingEndsWhatIsUnderWay() throws IOException {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      OutputStream nowhere = OutputStream.nullOutputStream();
      try (ParallelZstd half = new ParallelZstd(nowhere, one, 8)) {
        half.write(content(7_000_000));
      }
      one.shutdown();
      assertThat(one.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      one.shutdownNow();
    }
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      content[i] = (byte) random.nextInt(1 + i / 100_000);
    }
    return content;
  }

  private static byte[] unpacked(byte[] compressed) throws IOException {
    try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }

  private static byte[] compressed(byte[] content, Executor threads, int ahead, int piece)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParallelZstd zstd = new ParallelZstd(out, threads, ahead)) {
      for (int done = 0; done < content.length; done += piece) {
        zstd.write(content, done, Math.min(piece, content.length - done));
      }
      zstd.finish();
    }
    return out.toByteArray();
  }
}
