package dev.registrysdk.examples.interop;

import dev.registrysdk.http.CallListener;
import dev.registrysdk.http.WireRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts the requests that went over the wire. */
final class Wire implements CallListener {
  private final Queue<WireRequest> requests = new ConcurrentLinkedQueue<>();

  @Override
  public void requestFinished(WireRequest request) {
    requests.add(request);
  }

  /** The requests so far that were about content, and not about signing in; forgets them. */
  List<String> take() {
    List<String> taken =
        requests.stream()
            .filter(request -> !request.url().contains("/token?"))
            .filter(request -> request.status().orElse(0) != 401)
            .map(request -> request.method() + " " + request.url())
            .toList();
    requests.clear();
    return taken;
  }
}
