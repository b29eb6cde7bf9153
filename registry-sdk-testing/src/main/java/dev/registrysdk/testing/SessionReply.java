package dev.registrysdk.testing;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okio.ByteString;

/** Makes of an answer what the client gets: every address in it leads back to the session. */
final class SessionReply {
  private static final Set<String> WITH_ADDRESSES =
      Set.of("location", "content-location", "link", "www-authenticate");

  private SessionReply() {}

  static Reply of(SessionPorts ports, SessionPort port, IncomingRequest request, TapeAnswer given) {
    Reply reply = Reply.status(given.status());
    Headers headers = given.headers();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      String lower = name.toLowerCase(Locale.ROOT);
      boolean length = lower.equals("content-length") && !request.isHead();
      if (!length && !TapeForm.isHopByHop(lower)) {
        String value = headers.value(i);
        reply =
            reply.withAddedHeader(
                name, WITH_ADDRESSES.contains(lower) ? ports.inward(value) : value);
      }
    }
    return reply.withContent(content(ports, port, request, given.body()));
  }

  private static Content content(
      SessionPorts ports, SessionPort port, IncomingRequest request, TapeBody body) {
    if (body.file().isPresent()) {
      return Content.of(new ContentPiece.Kept(body.file().get(), 0, body.size()));
    }
    Optional<String> document =
        TapeForm.isContent(port, request.path())
            ? Optional.empty()
            : body.text().filter(text -> Json.tryAny(text).isPresent());
    return document
        .map(text -> Content.of(ports.inward(text)))
        .orElseGet(() -> Content.of(body.bytes().orElse(ByteString.EMPTY).toByteArray()));
  }
}
