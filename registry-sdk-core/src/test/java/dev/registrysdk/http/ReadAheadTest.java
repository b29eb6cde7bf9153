package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.Response;

final class ReadAheadTest {
  private final HttpPipeline pipeline =
      HttpPipeline.create(HttpOptions.defaults(), CredentialProvider.anonymous());
  private final Operation operation = pipeline.operation();
  private final CountDownLatch closed = new CountDownLatch(1);

  @AfterEach
  void close() {
    pipeline.close();
  }

  private <T> T read(Content content, Operation.BodyReader<T> reader) {
    Response<ResponseBody> answer = Response.success(new Body(content, closed));
    return operation.readAhead("Could not read x", answer, reader);
  }

  @Test
  void aLongBodyIsReadWhole() {
    byte[] content = new byte[1_000_003];
    new Random(1).nextBytes(content);
    Buffer body = new Buffer().write(content);

    byte[] read = read(body::read, BufferedSource::readByteArray);

    assertThat(read).isEqualTo(content);
  }

  @Test
  void aBodyThatIsEmptyHasAnEnd() {
    boolean ended = read((sink, count) -> -1, BufferedSource::exhausted);

    assertThat(ended).isTrue();
  }

  @Test
  void whatCameBeforeItBrokeOffIsRead() {
    Buffer body = new Buffer().write(new byte[300_000]);
    long[] read = {0};

    assertThatThrownBy(
            () ->
                read(
                    (sink, count) -> {
                      if (body.exhausted()) {
                        throw new IOException("broken");
                      }
                      return body.read(sink, count);
                    },
                    source -> {
                      while (!source.exhausted()) {
                        source.readByte();
                        read[0]++;
                      }
                      return true;
                    }))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Could not read x: the connection broke off");
    assertThat(read[0]).isEqualTo(300_000);
  }

  @Test
  void aReaderIsToldWhenTheClientIsClosedWhileItIsBusy() {
    CountDownLatch enough = new CountDownLatch(1);
    long[] sent = {0};
    byte[] content = new byte[128 * 1024];

    assertThatThrownBy(
            () ->
                read(
                    (sink, count) -> {
                      sink.write(content);
                      sent[0] += content.length;
                      if (sent[0] >= 3L * content.length) {
                        enough.countDown();
                      }
                      return content.length;
                    },
                    source -> {
                      await(enough);
                      pipeline.close();
                      source.skip(Long.MAX_VALUE);
                      return true;
                    }))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("Could not read x: ");
  }

  @Test
  void aBodyThatFailsInAnyOtherWayIsToldOf() {
    assertThatThrownBy(
            () ->
                read(
                    (sink, count) -> {
                      throw new IllegalStateException("no more");
                    },
                    BufferedSource::readByteArray))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Could not read x: the connection broke off")
        .hasRootCauseMessage("no more");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReaderThatWaitsCanBeInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<@Nullable RegistryException> thrown = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                read(
                    (sink, count) -> {
                      asked.countDown();
                      return never();
                    },
                    BufferedSource::readByteArray);
              } catch (RegistryException e) {
                thrown.set(e);
              }
            });
    reader.start();
    asked.await();
    reader.interrupt();
    reader.join();

    assertThat(thrown.get())
        .isInstanceOf(CancelledException.class)
        .hasMessage(
            "Could not read x: the thread was interrupted. Nothing half-written was left behind");
  }

  @Test
  void whatIsNotReadIsNotReceivedForEver() throws Exception {
    byte[] endless = new byte[8192];

    byte first =
        read(
            (sink, count) -> {
              sink.write(endless);
              return endless.length;
            },
            BufferedSource::readByte);

    assertThat(first).isZero();
    closed.await();
  }

  @Test
  void aClientThatWasClosedReadsNothing() {
    pipeline.close();

    assertThatThrownBy(() -> read((sink, count) -> -1, BufferedSource::readByteArray))
        .isInstanceOf(CancelledException.class)
        .hasMessage(
            "Could not read x: the client was closed. Nothing half-written was left behind");
  }

  private static long never() throws IOException {
    try {
      new CountDownLatch(1).await();
      return -1;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** What a body gives. */
  private interface Content {
    long read(Buffer sink, long count) throws IOException;
  }

  private static final class Body extends ResponseBody implements Source {
    private final Content content;
    private final CountDownLatch closed;

    Body(Content content, CountDownLatch closed) {
      this.content = content;
      this.closed = closed;
    }

    @Override
    public long read(Buffer sink, long count) throws IOException {
      return content.read(sink, count);
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public BufferedSource source() {
      return Okio.buffer((Source) this);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
