package dev.registrysdk.testing;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The requests that have been read from their connections, until the web server asks what to
 * answer. Thread-safe.
 *
 * <p>The web server would keep each body in memory. So it does not see requests over HTTP/1.1 at
 * all, but one line in place of each, whose target is a ticket for the request that waits here.
 */
final class Arrivals {
  private final Map<String, IncomingRequest> byTicket = new ConcurrentHashMap<>();
  private final RequestLog log;
  private final String scheme;
  private final Spool spool;
  private volatile RequestReading reading = RequestReading.WHOLE;
  private volatile Function<IncomingRequest, Optional<Reply>> refusals = head -> Optional.empty();

  /**
   * Prepares for a server.
   *
   * @param log keeps the requests that break off
   * @param scheme {@code http} or {@code https}
   * @param spool takes bodies that are too large for the memory
   */
  Arrivals(RequestLog log, String scheme, Spool spool) {
    this.log = log;
    this.scheme = scheme;
    this.spool = spool;
  }

  /** Sets who decides how much of each body is read. */
  void reading(RequestReading newReading) {
    this.reading = newReading;
  }

  /** Sets what is asked about a request whose client waits with the body. */
  void refusals(Function<IncomingRequest, Optional<Reply>> newRefusals) {
    this.refusals = newRefusals;
  }

  /** The answer to a request whose body need not be sent for it. */
  Optional<Reply> refusal(IncomingRequest head) {
    return refusals.apply(head);
  }

  /** After how many bytes of the body the connection has to be closed. */
  OptionalLong cutAfter(IncomingRequest head) {
    return reading.cutAfter(head);
  }

  /** Waits, if the connection shall stay open, before a request that was cut is given up. */
  void breakOff(IncomingRequest head) {
    reading.breakOff(head);
  }

  /** Makes a place for the body of one request. */
  ContentCollector body() {
    return new ContentCollector(spool);
  }

  /** The request of a head, without its body. */
  IncomingRequest begin(RequestHead head, String localAddress) {
    return new IncomingRequest(
        head.method(),
        scheme + "://" + head.authority().orElse(localAddress),
        head.originForm(),
        head.headers(),
        Content.EMPTY);
  }

  /** A request that the web server has read itself, as it does over HTTP/2. */
  IncomingRequest overHttp2(RecordedRequest recorded) {
    Headers.Builder headers = new Headers.Builder();
    Headers received = recorded.getHeaders();
    for (int i = 0; i < received.size(); i++) {
      String name = received.name(i);
      if (name.equals(":authority")) {
        headers.addUnsafeNonAscii("Host", received.value(i));
      } else if (!name.startsWith(":")) {
        headers.addUnsafeNonAscii(name, received.value(i));
      }
    }
    String host = headers.get("Host");
    HttpUrl url = recorded.getUrl();
    IncomingRequest request =
        new IncomingRequest(
            recorded.getMethod(),
            scheme + "://" + (host == null ? url.host() + ":" + url.port() : host),
            recorded.getTarget(),
            headers.build(),
            Content.EMPTY);
    try {
      return request.withContent(spooled(recorded.getBody()));
    } catch (UncheckedIOException e) {
      return notKept(request, e);
    }
  }

  /** A request whose body could not be kept, with the answer for that. */
  static IncomingRequest notKept(IncomingRequest request, UncheckedIOException reason) {
    return request.withVerdict(
        Reply.error(
            500,
            ErrorCode.UNKNOWN.name(),
            "the body of the request cannot be kept: " + reason.getMessage()));
  }

  private Content spooled(@Nullable ByteString bytes) {
    Content content = bytes == null ? Content.EMPTY : Content.of(bytes);
    if (content.size() <= spool.memoryLimit()) {
      return content;
    }
    ContentCollector collector = body();
    collector.append(content);
    return collector.finish();
  }

  /**
   * Takes a complete request.
   *
   * @return the ticket; nobody can guess it, so no client can ask for a request of another
   */
  String complete(IncomingRequest request) {
    String ticket = "/" + UUID.randomUUID();
    byTicket.put(ticket, request);
    return ticket;
  }

  /** Hands out the request of a ticket, once. */
  Optional<IncomingRequest> take(String target) {
    return Optional.ofNullable(byTicket.remove(target));
  }

  /**
   * Records a request that gets no answer from the service.
   *
   * @param head the request without its body
   * @param received how many bytes of the body arrived
   * @param status the status of the answer, 0 for none
   */
  void failed(IncomingRequest head, long received, int status) {
    log.add(new RecordedCall(head, received, status, 0));
  }
}
