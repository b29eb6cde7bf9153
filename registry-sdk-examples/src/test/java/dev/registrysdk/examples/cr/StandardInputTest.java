package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class StandardInputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void anInterruptEndsTheWaitingForAPassword() throws Exception {
    SilentPipe pipe = new SilentPipe();
    FutureTask<Integer> exitCode =
        new FutureTask<>(
            () ->
                Cr.run(
                    io(pipe),
                    "digest",
                    "127.0.0.1:1/acme/web:1.0",
                    "--username",
                    "alice",
                    "--password-stdin"));
    Thread command = new Thread(exitCode);
    command.start();
    pipe.asked.await();

    command.interrupt();

    assertThat(exitCode.get()).isEqualTo(130);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "cr: Could not read the standard input: the thread was interrupted. Nothing half-written"
                + " was left behind\n");
    pipe.closed.release();
  }

  @Test
  void nothingBehindTheLineIsRead() throws Exception {
    ByteArrayInputStream in =
        new ByteArrayInputStream("first\r\nsecond".getBytes(StandardCharsets.UTF_8));

    assertThat(io(in).readLine()).contains("first");
    assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("second");
  }

  @Test
  void anInputThatCannotBeReadIsNotAPassword() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThat(Cr.run(io(broken), "serve", "--auth", "basic", "--password-stdin")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Could not read the standard input");
  }

  private Io io(InputStream in) {
    return new Shell().io(in, OutputStream.nullOutputStream(), err);
  }

  /** Open, empty, and deaf to interrupts, as the pipe of a process is. */
  private static final class SilentPipe extends InputStream {
    final CountDownLatch asked = new CountDownLatch(1);
    final Semaphore closed = new Semaphore(0);

    @Override
    public int read() {
      asked.countDown();
      closed.acquireUninterruptibly();
      return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return read();
    }
  }
}
