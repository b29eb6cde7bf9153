package dev.registrysdk.testing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.Headers;

/** Answers requests from a recording. Thread-safe. */
final class Replayer {
  private final SessionPorts ports = new SessionPorts("replay", this::answer);
  private final TapeForm form = new TapeForm(ports);
  private final SeenSecrets secrets = new SeenSecrets();
  private final ReplayShelves shelves;
  private final ReplayTime time;

  Replayer(Tape tape, ReplayShelves shelves, Clock clock, List<String> secrets) {
    this.shelves = shelves;
    this.time = new ReplayTime(tape.recorded(), clock);
    secrets.forEach(this.secrets::add);
  }

  SessionPorts ports() {
    return ports;
  }

  private Reply answer(SessionPort port, IncomingRequest incoming) {
    TapeRequest request = request(port, incoming);
    Optional<TapeCall> call = shelves.take(request);
    if (call.isEmpty()) {
      return Reply.error(400, "UNRECORDED", shelves.refuse(request));
    }
    TapeAnswer answer = time.shifted(call.get().answer());
    return SessionReply.of(ports, port, incoming, answer);
  }

  private TapeRequest request(SessionPort port, IncomingRequest incoming) {
    String address = ports.outward(incoming.target());
    Headers.Builder headers = new Headers.Builder();
    for (String name : incoming.headerNames()) {
      boolean dropped = name.equalsIgnoreCase("Authorization") && !shelves.takesCredentials(port);
      if (!dropped) {
        incoming.headerValues(name).forEach(v -> headers.addUnsafeNonAscii(name, v));
      }
    }
    TapeBody body;
    if (TapeForm.isContent(port, address)) {
      body = TapeBody.of(incoming.content());
    } else {
      TapeBody document = TapeBody.of(incoming.bodyBytes());
      body = document.text().map(text -> TapeBody.of(ports.outward(text))).orElse(document);
    }
    return clean(form.request(port, incoming.method(), address, headers.build(), body));
  }

  /** The request without the texts that a user took out of the recording. */
  private TapeRequest clean(TapeRequest request) {
    TreeMap<String, String> headers = new TreeMap<>();
    request.headers().forEach((name, value) -> headers.put(name, secrets.without(value)));
    TapeBody body =
        request
            .body()
            .text()
            .filter(secrets::isIn)
            .map(text -> TapeBody.of(secrets.without(text)))
            .orElse(request.body());
    return new TapeRequest(
        request.method(),
        request.origin(),
        secrets.without(request.target()),
        request.authorization(),
        headers,
        body);
  }
}
