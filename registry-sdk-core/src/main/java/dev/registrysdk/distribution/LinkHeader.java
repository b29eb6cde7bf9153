package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** Finds the next page of a list (RFC 8288 {@code Link: <…>; rel="next"}). */
final class LinkHeader {
  private LinkHeader() {}

  /** The address of the next page, which must be of the same origin: it is followed blindly. */
  static Optional<HttpUrl> next(Response<ResponseBody> response, String what) {
    HttpUrl current = response.raw().request().url();
    for (String header : response.headers().values("Link")) {
      Optional<String> target = target(header);
      if (target.isPresent()) {
        HttpUrl next = current.resolve(target.get());
        if (next == null || !sameOrigin(current, next)) {
          throw new TransportException(
              Failure.of(what)
                  .reason("the next page is said to be at another place, " + target.get())
                  .remedy(Remedy.CHECK_PROXY)
                  .registry(current.host())
                  .build());
        }
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** The address of the link whose relation is {@code next}. */
  static Optional<String> target(String header) {
    int from = 0;
    while (true) {
      int open = header.indexOf('<', from);
      int close = header.indexOf('>', open + 1);
      if (open < 0 || close < 0) {
        return Optional.empty();
      }
      int following = header.indexOf('<', close);
      String parameters = header.substring(close + 1, following < 0 ? header.length() : following);
      if (parameters
          .replace(" ", "")
          .replace("\"", "")
          .toLowerCase(Locale.ROOT)
          .contains("rel=next")) {
        return Optional.of(header.substring(open + 1, close));
      }
      from = close + 1;
    }
  }

  private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }
}
