package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParallelGzipTest {
  @Test
  void theHeaderHoldsNoTimeAndNoSystem() throws IOException {
    assertThat(HexFormat.of().formatHex(compressed(new byte[0], Runnable::run, 1, 1)))
        .isEqualTo("1f8b08000000000000ff03000000000000000000");
  }

  @Test
  void theBytesDoNotDependOnTheThreads() throws IOException {
    byte[] content = content(3_000_000);
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      assertThat(compressed(content, many, 16, 1 << 16))
          .isEqualTo(compressed(content, Runnable::run, 1, 999));
    } finally {
      many.shutdownNow();
    }
  }

  @Property(tries = 30)
  void whatIsCompressedIsDecompressed(
      @ForAll @IntRange(max = 1_000_000) int size,
      @ForAll @IntRange(min = 1, max = 400_000) int piece)
      throws IOException {
    byte[] content = content(size);

    byte[] compressed = compressed(content, Runnable::run, 4, piece);

    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void contentOfExactlyOneBlockIsDecompressed() throws IOException {
    byte[] content = content(1 << 18);

    byte[] compressed = compressed(content, Runnable::run, 1, 1 << 18);

    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void whatIsCompressedAlreadyIsStored() throws IOException {
    byte[] content = new byte[3 * (1 << 18)];
    new Random(1).nextBytes(content);

    byte[] compressed = compressed(content, Runnable::run, 1, content.length);

    int blocks = 3 * 5; // of up to 65535 bytes, each with a header of 5
    assertThat(compressed).hasSize(10 + content.length + blocks * 5 + 2 + 8);
  }

  @Property(tries = 20)
  void storedAndDeflatedBlocksGoTogether(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] noise = new byte[1 << 18];
    random.nextBytes(noise);
    byte[] content = new byte[1_500_000];
    for (int done = 0; done < content.length; ) {
      int size = Math.min(content.length - done, random.nextInt(1 << 18));
      if (random.nextBoolean()) {
        System.arraycopy(noise, 0, content, done, size);
      }
      done += size;
    }

    byte[] compressed = compressed(content, Runnable::run, 4, 70_000);

    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void moreBlocksThanAllowedNeverWaitHoweverMuchIsWritten() throws IOException {
    Deque<Runnable> waiting = new ArrayDeque<>();
    AtomicInteger most = new AtomicInteger();
    // Runs a block only when the next one would be one too many.
    Executor lazy =
        task -> {
          waiting.add(task);
          most.accumulateAndGet(waiting.size(), Math::max);
          if (waiting.size() == 3) {
            waiting.remove().run();
          }
        };
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (ParallelGzip gzip = new ParallelGzip(nowhere, lazy, 3)) {
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        gzip.write(piece);
      }
      waiting.forEach(Runnable::run);
      gzip.finish();
    }

    assertThat(most).hasValue(3);
  }

  @Test
  void closingEndsWhatIsUnderWay() throws IOException {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      OutputStream nowhere = OutputStream.nullOutputStream();
      try (ParallelGzip half = new ParallelGzip(nowhere, one, 8)) {
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

  private static byte[] compressed(byte[] content, Executor threads, int ahead, int piece)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParallelGzip gzip = new ParallelGzip(out, threads, ahead)) {
      for (int done = 0; done < content.length; done += piece) {
        gzip.write(content, done, Math.min(piece, content.length - done));
      }
      gzip.finish();
    }
    return out.toByteArray();
  }
}
