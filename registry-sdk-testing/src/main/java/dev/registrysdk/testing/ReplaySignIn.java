package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.Headers;

/**
 * How a recorded server lets clients sign in. Every client has its own way to do that, and takes
 * more or fewer steps each time, so these are answered though they were not recorded word by word.
 */
record ReplaySignIn(List<TapeCall> calls) {
  /**
   * The answer to a step of signing in, or nothing if the request is none.
   *
   * @param known whether the same request was recorded with credentials
   */
  Optional<TapeCall> answer(TapeRequest request, boolean known) {
    boolean ping = request.path().equals("/v2/");
    if (request.authorization().isEmpty() && (known || ping)) {
      Optional<TapeCall> challenge = challenge(request);
      if (challenge.isPresent()) {
        return challenge;
      }
    }
    if (ping && known(request.origin())) {
      return Optional.of(
          new TapeCall(request, new TapeAnswer(200, new Headers.Builder().build(), TapeBody.NONE)));
    }
    return find(
        request.origin(),
        call -> call.answer().givesToken() && call.request().path().equals(request.path()));
  }

  private Optional<TapeCall> challenge(TapeRequest request) {
    Predicate<TapeCall> challenges =
        call ->
            call.answer().status() == 401 && call.answer().header("www-authenticate").isPresent();
    return find(
            request.origin(), challenges.and(call -> call.request().path().equals(request.path())))
        .or(() -> find(request.origin(), challenges));
  }

  private boolean known(Origin origin) {
    return find(origin, call -> call.request().path().startsWith("/v2/")).isPresent();
  }

  private Optional<TapeCall> find(Origin origin, Predicate<TapeCall> condition) {
    return calls.stream()
        .filter(call -> call.request().origin().equals(origin))
        .filter(condition)
        .findFirst();
  }
}
