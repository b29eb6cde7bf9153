package dev.registrysdk.http;

import dev.registrysdk.error.Redaction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Measures the requests of one call, one after the other, where OkHttp writes and reads them, and
 * tells the listener about each. From its start to its end the call is on the lists of live calls.
 */
final class WireMeter extends EventListener {
  private final CallListener listener;
  private final LongSupplier nanos;
  private final List<LiveCalls> lists;
  private @Nullable Exchange exchange;

  WireMeter(CallListener listener, LongSupplier nanos, LiveCalls... lists) {
    this.listener = listener;
    this.nanos = nanos;
    this.lists = List.of(lists);
  }

  /** What is known so far about the request on the wire. */
  private static final class Exchange {
    final long start;
    Request request;
    long sent;
    long received;
    @Nullable Integer status;
    @Nullable String failure;

    Exchange(long start, Request request) {
      this.start = start;
      this.request = request;
    }
  }

  @Override
  public void callStart(Call call) {
    for (LiveCalls list : lists) {
      list.add(call);
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    finish();
    exchange = new Exchange(nanos.getAsLong(), call.request());
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    if (exchange != null) {
      exchange.request = request;
    }
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    if (exchange != null) {
      exchange.sent = byteCount;
    }
  }

  /** Not the end: a server may have answered before it read the whole request. */
  @Override
  public void requestFailed(Call call, IOException e) {
    if (exchange != null) {
      exchange.failure = e.getClass().getSimpleName();
    }
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    if (exchange != null) {
      exchange.status = response.code();
    }
  }

  @Override
  public void responseBodyEnd(Call call, long byteCount) {
    if (exchange != null) {
      exchange.received = byteCount;
    }
    finish();
  }

  @Override
  public void responseFailed(Call call, IOException e) {
    if (exchange != null && exchange.failure == null) {
      exchange.failure = e.getClass().getSimpleName();
    }
    finish();
  }

  @Override
  public void callEnd(Call call) {
    end(call);
  }

  @Override
  public void callFailed(Call call, IOException e) {
    if (exchange != null && exchange.failure == null) {
      exchange.failure = e.getClass().getSimpleName();
    }
    end(call);
  }

  private void end(Call call) {
    finish();
    for (LiveCalls list : lists) {
      list.remove(call);
    }
  }

  private void finish() {
    Exchange done = exchange;
    if (done == null) {
      return;
    }
    exchange = null;
    try {
      listener.requestFinished(
          WireRequest.builder()
              .method(done.request.method())
              .url(Redaction.url(done.request.url().toString()))
              .status(Optional.ofNullable(done.status))
              .failure(Optional.ofNullable(done.failure))
              .bytesSent(done.sent)
              .bytesReceived(done.received)
              .attempt(Attempt.of(done.request))
              .elapsed(Duration.ofNanos(nanos.getAsLong() - done.start))
              .build());
    } catch (RuntimeException e) {
      Logs.warning("A call listener failed", e); // the call itself is not to blame
    }
  }
}
