package dev.registrysdk.testing;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Takes each request from the web server through the interceptors to the service, and logs it. */
final class RegistryDispatcher extends Dispatcher {
  private final RequestLog log;
  private final Arrivals arrivals;
  private final MockWebServer server;
  private final Interception interception;
  private final Function<IncomingRequest, Reply> service;
  private final Pauses pauses;

  RegistryDispatcher(
      MockWebServer server,
      RequestLog log,
      Arrivals arrivals,
      Interception interception,
      Pauses pauses,
      Function<IncomingRequest, Reply> service) {
    this.server = server;
    this.log = log;
    this.arrivals = arrivals;
    this.pauses = pauses;
    this.interception = interception;
    this.service = service;
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) {
    dropRecorded();
    IncomingRequest request =
        arrivals.take(recorded.getTarget()).orElseGet(() -> incoming(recorded));
    Reply reply = interception.answer(request, service);
    record(
        request,
        request.bodySize(),
        reply.effect().isSilent() ? 0 : reply.status(),
        MockReplies.sentBytes(reply, request.isHead()));
    return MockReplies.of(reply, request.isHead(), pauses);
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
          record(incoming(next), next.getBodySize(), 0, 0);
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

  private static IncomingRequest incoming(RecordedRequest recorded) {
    String host = recorded.getHeaders().get("Host");
    String scheme = recorded.getUrl().scheme();
    String authority =
        host == null ? recorded.getUrl().host() + ":" + recorded.getUrl().port() : host;
    ByteString body = recorded.getBody();
    return new IncomingRequest(
        recorded.getMethod(),
        scheme + "://" + authority,
        recorded.getTarget(),
        recorded.getHeaders(),
        Content.of(List.of(body == null ? ByteString.EMPTY : body)));
  }
}
