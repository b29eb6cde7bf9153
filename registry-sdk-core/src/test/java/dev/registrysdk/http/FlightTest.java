package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

final class FlightTest {
  /** A call that is abandoned just when its answer has come. */
  private static final class LateCall implements Call<ResponseBody> {
    Runnable beforeAnswer = () -> {};
    boolean cancelled;
    boolean closed;

    @Override
    public Response<ResponseBody> execute() {
      beforeAnswer.run();
      return Response.success(
          new ResponseBody() {
            @Override
            public MediaType contentType() {
              return MediaType.get("text/plain");
            }

            @Override
            public long contentLength() {
              return 0;
            }

            @Override
            public BufferedSource source() {
              return new Buffer();
            }

            @Override
            public void close() {
              closed = true;
            }
          });
    }

    @Override
    public void enqueue(Callback<ResponseBody> callback) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isExecuted() {
      return true;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public boolean isCanceled() {
      return cancelled;
    }

    @Override
    @SuppressWarnings("MissingSuperCall") // there is nothing to copy
    public Call<ResponseBody> clone() {
      return this;
    }

    @Override
    public Request request() {
      return new Request.Builder().url("http://localhost/").build();
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }
  }

  @Test
  void anAnswerThatComesTooLateIsClosedAndNotHandedOut() {
    LateCall call = new LateCall();
    Flight<ResponseBody> flight = new Flight<>(call);
    call.beforeAnswer = flight::abandon;
    flight.run();
    assertThat(call.closed).isTrue();
    assertThatThrownBy(flight::await).isInstanceOf(IOException.class).hasMessage("Canceled");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aFlightThatIsAbandonedFirstNeverStarts() {
    LateCall call = new LateCall();
    call.beforeAnswer = () -> call.closed = true;
    Flight<ResponseBody> flight = new Flight<>(call);
    flight.abandon();
    flight.run();
    assertThat(call.cancelled).isTrue();
    assertThat(call.closed).isFalse();
    assertThatThrownBy(flight::await).isInstanceOf(IOException.class).hasMessage("Canceled");
  }
}
