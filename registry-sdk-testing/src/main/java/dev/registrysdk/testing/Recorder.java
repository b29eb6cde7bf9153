package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Passes requests on to the real servers and keeps what was said. Thread-safe. */
final class Recorder {
  private static final Pattern REALM = Pattern.compile("(?i)realm=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("<([^>]+)>");

  private final TapeFile target;
  private final Instant time;
  private final Path scratch = scratch();
  private final UpstreamClient client;
  private final SessionPorts ports = new SessionPorts("recording", this::answer);
  private final TapeForm form = new TapeForm(ports);
  private final SeenSecrets secrets = new SeenSecrets();
  private final List<Taken> taken = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean discarded;
  private volatile @Nullable String failure;
  private long arrived;

  Recorder(TapeFile target, List<X509Certificate> authorities, Instant time, List<String> secrets) {
    this.target = target;
    this.time = time;
    this.client = new UpstreamClient(scratch, authorities);
    secrets.forEach(this.secrets::add);
  }

  /** A call with its place in the order in which requests came. */
  private record Taken(long number, TapeCall call) {}

  SessionPorts ports() {
    return ports;
  }

  /** Ends what is going on, since nobody waits for it any more. */
  void stop() {
    client.stop();
  }

  void discard() {
    discarded = true;
  }

  /** Writes the recording and removes everything else. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        client.close();
        if (!discarded) {
          write();
        }
      } finally {
        removeScratch();
      }
    }
  }

  private void write() {
    List<TapeCall> calls;
    synchronized (taken) {
      calls =
          taken.stream()
              .sorted((a, b) -> Long.compare(a.number(), b.number()))
              .map(Taken::call)
              .toList();
    }
    if (calls.isEmpty()) {
      String reason = failure;
      throw new IllegalStateException(
          "Nothing was recorded, and "
              + target.file()
              + " was not written: "
              + (reason == null
                  ? "let the client use the session's address() in place of "
                      + ports.all().get(0).origin()
                  : reason));
    }
    target.write(new SecretCheck(secrets).tape(time, ports.all(), calls));
  }

  private Reply answer(SessionPort port, IncomingRequest incoming) {
    long number = number();
    try {
      return exchange(port, incoming, number);
    } catch (IOException e) {
      String reason = UpstreamFailure.of(port.origin(), e, secrets::without);
      failure = reason;
      return Reply.error(502, "UNAVAILABLE", reason + ". This call is not recorded");
    }
  }

  private Reply exchange(SessionPort port, IncomingRequest incoming, long number)
      throws IOException {
    String address = ports.outward(incoming.target());
    boolean exact = TapeForm.isContent(port, address);
    Content body = exact ? incoming.content() : outward(incoming.bodyBytes());
    ByteString document = exact ? ByteString.EMPTY : ByteString.of(body.toByteArray());
    Headers headers = headers(port, incoming);
    TapeRequest request =
        form.request(port, incoming.method(), address, headers, TapeBody.of(body));
    if (!port.origin().keepsSecrets() && SecretCheck.sendsSecrets(headers, address, document)) {
      return Reply.error(
          403,
          "DENIED",
          "The recording does not send credentials to "
              + port.origin()
              + ", where anybody on the way could read them: use https, or record without signing"
              + " in");
    }
    secrets.learn(headers, address, document);
    TapeAnswer answer =
        meant(port, client.send(incoming.method(), port.origin() + address, headers, body, exact));
    if (!exact && answer.body().file().isPresent()) {
      return Reply.error(
          502,
          "UNAVAILABLE",
          "The recording takes documents up to "
              + UpstreamClient.LARGEST_DOCUMENT
              + " bytes, and "
              + request.line()
              + " is larger: ask for less. This call is not recorded");
    }
    secrets.learn(answer.headers(), "", ByteString.EMPTY);
    if (!exact) {
      secrets.learnDocument(answer.body());
    }
    discover(port, answer);
    TapeAnswer kept = form.answer(port, incoming.method(), address, answer);
    synchronized (taken) {
      taken.add(new Taken(number, new TapeCall(request, kept)));
    }
    return SessionReply.of(ports, port, incoming, answer);
  }

  private static TapeAnswer meant(SessionPort port, TapeAnswer answer) {
    return answer
        .header("Location")
        .map(
            to ->
                answer.withHeaders(
                    answer.headers().newBuilder().set("Location", port.origin().meant(to)).build()))
        .orElse(answer);
  }

  private Content outward(ByteString body) {
    Optional<String> text = TapeBody.of(body).text();
    return text.map(found -> Content.of(ports.outward(found))).orElseGet(() -> Content.of(body));
  }

  /** What the server gets: no credentials that were meant for the one that redirected to it. */
  private static Headers headers(SessionPort port, IncomingRequest incoming) {
    Headers.Builder headers = new Headers.Builder();
    for (String name : incoming.headerNames()) {
      if (port.takesCredentials() || !name.equalsIgnoreCase("Authorization")) {
        incoming.headerValues(name).forEach(v -> headers.addUnsafeNonAscii(name, v));
      }
    }
    return headers.build();
  }

  /** Opens a port for each server that an answer sends the client to. */
  private void discover(SessionPort port, TapeAnswer answer) {
    List<String> challenges = answer.headers().values("WWW-Authenticate");
    if (answer.status() == 401 && !challenges.isEmpty()) {
      port.challenged().set(true);
    }
    challenges.forEach(challenge -> discover(SessionRole.CHALLENGE, REALM.matcher(challenge)));
    answer
        .headers()
        .values("Link")
        .forEach(link -> discover(SessionRole.REDIRECT, LINK.matcher(link)));
    answer.header("Location").ifPresent(location -> discover(SessionRole.REDIRECT, location));
  }

  private void discover(SessionRole role, Matcher addresses) {
    addresses.results().forEach(found -> discover(role, found.group(1)));
  }

  private void discover(SessionRole role, String address) {
    Origin.ofUrl(address).ifPresent(origin -> ports.open(origin, role, 0));
  }

  private synchronized long number() {
    return arrived++;
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("registry-recording-" + ProcessHandle.current().pid() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary directory for a recording", e);
    }
  }

  private void removeScratch() {
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + scratch, e);
    }
  }
}
