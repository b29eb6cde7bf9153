package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;

/** The calls of a recording, those with equal requests in a row. Thread-safe. */
final class ReplayShelves {
  private final String file;
  private final Tape tape;
  private final boolean lenient;
  private final ReplaySignIn signIn;
  private final Map<String, Map<String, Shelf>> shelves = new LinkedHashMap<>();
  private final Set<String> unrecorded = new LinkedHashSet<>();
  private final Set<Origin> challenged = new HashSet<>();

  ReplayShelves(String file, Tape tape, boolean lenient) {
    this.file = file;
    this.tape = tape;
    this.lenient = lenient;
    this.signIn = new ReplaySignIn(tape.calls());
    for (TapeCall call : tape.calls()) {
      shelves
          .computeIfAbsent(call.request().key(), key -> new TreeMap<>())
          .computeIfAbsent(call.request().authorization(), scheme -> new Shelf())
          .calls
          .add(call);
    }
  }

  /** Equal requests, and how many of them were answered. */
  private static final class Shelf {
    private final List<TapeCall> calls = new ArrayList<>();
    private int used;

    boolean isUsedUp() {
      return used == calls.size();
    }

    TapeCall last() {
      return calls.get(calls.size() - 1);
    }

    boolean refuses() {
      return calls.get(Math.min(used, calls.size() - 1)).answer().status() == 401;
    }
  }

  /** The call that answers a request, or nothing when there is none, or none any more. */
  synchronized Optional<TapeCall> take(TapeRequest request) {
    Optional<TapeCall> found = shelf(request).flatMap(this::next);
    if (found.isEmpty()) {
      found = signIn.answer(request, shelves.containsKey(request.key()));
    }
    if (found.isEmpty() && lenient && request.method().equals("HEAD")) {
      found = shelf(request.withMethod("GET")).map(Shelf::last).map(ReplayShelves::head);
    }
    found
        .filter(call -> call.answer().status() == 401)
        .ifPresent(call -> challenged.add(call.request().origin()));
    return found;
  }

  /** Whether the server may see credentials, as when its answers were recorded. */
  synchronized boolean takesCredentials(SessionPort port) {
    return port.role() != SessionRole.REDIRECT || challenged.contains(port.origin());
  }

  /** Notes a request that is not there, and says what to do. */
  synchronized String refuse(TapeRequest request) {
    String reason =
        shelf(request).isPresent()
            ? NearestCalls.usedUp(shelf(request).map(shelf -> shelf.calls.size()).orElse(0))
            : NearestCalls.reason(request, tape.calls());
    String message =
        "Not in the recording "
            + file
            + ": "
            + request
            + ". "
            + reason
            + ". To record it, run against the real registry with"
            + " RegistryRecording.of(…).to(file).overwrite()";
    unrecorded.add(message);
    return message;
  }

  synchronized List<String> unrecorded() {
    return List.copyOf(unrecorded);
  }

  synchronized List<String> unused() {
    return shelves.values().stream()
        .flatMap(schemes -> schemes.values().stream())
        .flatMap(shelf -> shelf.calls.subList(shelf.used, shelf.calls.size()).stream())
        .filter(call -> !call.isSignIn())
        .map(call -> call.request().toString())
        .toList();
  }

  private Optional<TapeCall> next(Shelf shelf) {
    if (!shelf.isUsedUp()) {
      return Optional.of(shelf.calls.get(shelf.used++));
    }
    return lenient || shelf.last().isSignIn() ? Optional.of(shelf.last()) : Optional.empty();
  }

  private Optional<Shelf> shelf(TapeRequest request) {
    Map<String, Shelf> schemes = shelves.getOrDefault(request.key(), Map.of());
    Optional<Shelf> exact = Optional.ofNullable(schemes.get(request.authorization()));
    // Who signs in may see what anybody sees, but nobody sees without signing in what needed it.
    return exact.isPresent() || request.authorization().isEmpty()
        ? exact
        : schemes.values().stream().filter(shelf -> !shelf.refuses()).findFirst();
  }

  private static TapeCall head(TapeCall get) {
    TapeAnswer answer = get.answer();
    String length = Long.toString(answer.body().size());
    Headers headers = answer.headers().newBuilder().set("content-length", length).build();
    return new TapeCall(get.request(), new TapeAnswer(answer.status(), headers, TapeBody.NONE));
  }
}
