package dev.registrysdk.testing;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Takes each request from the web server through the interceptors to the service, and logs it. */
final class RegistryDispatcher extends Dispatcher {
  private final RequestLog log;
  private final Arrivals arrivals;
  private final Connections connections;
  private final MockWebServer server;
  private final Interception interception;
  private final Function<IncomingRequest, Reply> service;
  private final Pauses pauses;

  RegistryDispatcher(
      MockWebServer server,
      RequestLog log,
      Arrivals arrivals,
      Connections connections,
      Interception interception,
      Pauses pauses,
      Function<IncomingRequest, Reply> service) {
    this.server = server;
    this.log = log;
    this.arrivals = arrivals;
    this.connections = connections;
    this.pauses = pauses;
    this.interception = interception;
    this.service = request -> request.verdict().orElseGet(() -> service.apply(request));
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) {
    dropRecorded();
    try {
      return arrivals
          .take(recorded.getTarget())
          .map(request -> answer(request, recorded, false))
          .orElseGet(() -> answerHttp2(recorded));
    } catch (RuntimeException | Error e) {
      // The web server would let the client wait.
      connections.close(recorded.getConnectionIndex());
      throw e;
    }
  }

  private MockResponse answerHttp2(RecordedRequest recorded) {
    IncomingRequest request = arrivals.overHttp2(recorded);
    if (request.header("Expect").isPresent()) {
      // The web server does not invite the client to send the body, nor does it read it.
      record(request, 0, 417, 0);
      return new MockResponse.Builder().code(417).build();
    }
    if (request.header("Host").filter(host -> !RequestHead.isAuthority(host)).isPresent()) {
      request.content().release();
      record(request, request.bodySize(), 400, 0);
      return new MockResponse.Builder().code(400).build();
    }
    OptionalLong cut = arrivals.cutAfter(request);
    if (cut.isPresent()) {
      arrivals.failed(request.withoutBody(), Math.min(cut.getAsLong(), request.bodySize()), 0);
      request.content().release();
      arrivals.breakOff(request);
      connections.close(recorded.getConnectionIndex());
      return new MockResponse.Builder().code(503).build();
    }
    return answer(request, recorded, true);
  }

  private MockResponse answer(IncomingRequest request, RecordedRequest recorded, boolean http2) {
    int connection = recorded.getConnectionIndex();
    Lease lease = request.lease();
    connections.lend(connection, lease);
    Runnable disconnect = () -> connections.close(connection);
    Runnable giveBack = () -> connections.giveBack(connection, lease);
    try {
      Reply reply = interception.answer(request, service);
      record(
          request,
          request.bodySize(),
          reply.effect().isSilent() ? 0 : reply.status(),
          MockReplies.sentBytes(reply, request.isHead()));
      MockResponse response = MockReplies.of(reply, lease, request.isHead(), http2, pauses);
      if (response.getBody() == null) {
        giveBack.run();
      }
      return BreakingBody.in(
          http2 ? Http2Answers.of(response, disconnect) : response, disconnect, giveBack);
    } finally {
      request.content().release();
    }
  }

  /** The log, which includes the requests whose connection broke before they were complete. */
  RequestLog log() {
    dropRecorded();
    return log;
  }

  /**
   * Empties the web server's own record, which would keep the body of every request in memory.
   * Requests over HTTP/2 that broke off in their body are found nowhere else, so they are logged
   * here; what broke off before its headers was no request.
   */
  private void dropRecorded() {
    try {
      for (RecordedRequest next = take(); next != null; next = take()) {
        if (next.getFailure() != null && next.getHeaders().size() > 0) {
          IncomingRequest broken = arrivals.overHttp2(next);
          broken.content().release();
          record(broken, next.getBodySize(), 0, 0);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable RecordedRequest take() throws InterruptedException {
    return server.takeRequest(0, TimeUnit.MILLISECONDS);
  }

  private void record(IncomingRequest request, long received, int status, long sent) {
    log.add(new RecordedCall(request.withoutBody(), received, status, sent));
  }
}
