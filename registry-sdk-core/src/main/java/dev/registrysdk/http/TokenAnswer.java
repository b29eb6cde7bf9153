package dev.registrysdk.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okio.BufferedSource;

/**
 * What a token service answers. Its {@code issued_at} is left out on purpose: clocks differ, and a
 * lifetime that starts when the answer arrives needs only one.
 *
 * @param token the token; the secret
 * @param lifetime how long it lives
 */
record TokenAnswer(String token, Duration lifetime) {
  private static final long SHORTEST = 60;
  private static final long LONGEST = Duration.ofDays(30).toSeconds();

  /** Reads the answer; empty if there is no usable token in it. */
  static Optional<TokenAnswer> read(BufferedSource json) {
    String token = "";
    String accessToken = "";
    long seconds = SHORTEST;
    try (JsonReader reader = JsonReader.of(json)) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (reader.peek() == JsonReader.Token.NULL) {
          reader.skipValue();
        } else if (name.equals("access_token")) {
          accessToken = reader.nextString();
        } else if (name.equals("token")) {
          token = reader.nextString();
        } else if (name.equals("expires_in")) {
          seconds = (long) reader.nextDouble();
        } else {
          reader.skipValue();
        }
      }
    } catch (IOException | JsonDataException e) {
      return Optional.empty(); // the exception may quote the token
    }
    String chosen = accessToken.isEmpty() ? token : accessToken;
    return sendable(chosen)
        ? Optional.of(
            new TokenAnswer(
                chosen, Duration.ofSeconds(Math.min(Math.max(seconds, SHORTEST), LONGEST))))
        : Optional.empty();
  }

  /** Whether a token can be the value of a header. */
  private static boolean sendable(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
