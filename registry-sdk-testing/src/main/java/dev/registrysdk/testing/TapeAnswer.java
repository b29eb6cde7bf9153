package dev.registrysdk.testing;

import java.util.Optional;
import okhttp3.Headers;

/** An answer in the form in which it stands in a recording. Immutable. */
record TapeAnswer(int status, Headers headers, TapeBody body) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  TapeAnswer withHeaders(Headers other) {
    return new TapeAnswer(status, other, body);
  }

  TapeAnswer withBody(TapeBody other) {
    return new TapeAnswer(status, headers, other);
  }

  /** Whether this gives a token, by the members that such an answer has. */
  boolean givesToken() {
    return status == 200
        && body.text()
            .flatMap(Json::tryObject)
            .filter(
                json ->
                    Json.string(json, "token").isPresent()
                        || Json.string(json, "access_token").isPresent())
            .isPresent();
  }
}
