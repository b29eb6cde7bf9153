package dev.registrysdk.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import okio.ByteString;

/** Takes out of a recording whatever secret passed in its session, wherever it stands. */
record SecretCheck(SeenSecrets secrets) {
  /** Whether a request has anything that must not travel in the open. */
  static boolean sendsSecrets(Headers headers, String target, ByteString body) {
    boolean header = headers.names().stream().anyMatch(SecretNames::isHeader);
    String form = body.size() < 1 << 20 ? body.utf8() : "";
    return header || SeenSecrets.hasSecret(target) || SeenSecrets.hasSecret("?" + form);
  }

  /**
   * The recording of a session.
   *
   * @throws IllegalStateException if a secret is in content, which cannot be changed
   */
  Tape tape(Instant time, List<SessionPort> ports, List<TapeCall> calls) {
    List<TapeCall> clean = new ArrayList<>();
    calls.forEach(call -> clean.add(clean(call)));
    Map<Origin, SessionRole> servers = new LinkedHashMap<>();
    Map<Origin, SessionRole> others = new TreeMap<>();
    for (SessionPort port : ports) {
      (port.role() == SessionRole.UPSTREAM ? servers : others).put(port.origin(), port.role());
    }
    servers.putAll(others);
    return new Tape(time, servers, Tape.sorted(servers, clean));
  }

  private TapeCall clean(TapeCall call) {
    TapeRequest request = call.request();
    Map<String, String> headers = new TreeMap<>();
    request.headers().forEach((name, value) -> headers.put(name, secrets.without(value)));
    TapeRequest asked =
        new TapeRequest(
            request.method(),
            request.origin(),
            secrets.without(request.target()),
            request.authorization(),
            headers,
            clean(request, request.body(), false));
    TapeAnswer answer = call.answer();
    Headers.Builder answered = new Headers.Builder();
    answer
        .headers()
        .forEach(
            pair -> answered.addUnsafeNonAscii(pair.getFirst(), secrets.without(pair.getSecond())));
    boolean bound = answer.status() < 300 && TapeForm.isContent(request.path());
    return new TapeCall(
        asked,
        new TapeAnswer(answer.status(), answered.build(), clean(request, answer.body(), bound)));
  }

  /** A body without secrets; one whose digest is known to others must not have any. */
  private TapeBody clean(TapeRequest request, TapeBody body, boolean bound) {
    String text = body.text().orElse("");
    if (!secrets.isIn(text)) {
      return body;
    }
    if (bound) {
      throw new IllegalStateException(
          "The answer to "
              + secrets.without(request.line())
              + " has a secret of this session in it, and cannot be changed, as its digest is"
              + " known: nothing was written. Record another image, and take the secret out of"
              + " this one");
    }
    return TapeBody.of(secrets.without(text));
  }
}
