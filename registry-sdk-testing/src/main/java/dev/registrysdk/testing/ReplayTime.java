package dev.registrysdk.testing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/**
 * Lets recorded tokens begin when they are asked for: a client would not use one that ended long
 * ago. Nothing else is changed.
 *
 * @param recorded when the recording was made, for answers that do not tell their time
 */
record ReplayTime(Instant recorded, Clock clock) {
  private static final Set<String> TIMES = Set.of("expiration", "refresh_token_expiration");

  TapeAnswer shifted(TapeAnswer answer) {
    if (!answer.givesToken()) {
      return answer;
    }
    Optional<Instant> date = answer.header("date").flatMap(ReplayTime::date);
    Instant now = clock.instant();
    long later = Duration.between(date.orElse(recorded), now).toSeconds();
    String text = answer.body().text().orElse("");
    String body =
        JsonText.tryParse(text)
            .map(json -> json.withMembers((name, value) -> shifted(name, value, later)).compact())
            .orElse(text);
    Headers headers =
        date.isEmpty()
            ? answer.headers()
            : answer
                .headers()
                .newBuilder()
                .set(
                    "date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .build();
    return new TapeAnswer(answer.status(), headers, TapeBody.of(body));
  }

  private static String shifted(String name, String value, long later) {
    if (TIMES.contains(name) && value.matches("[0-9]{1,15}")) {
      return Long.toString(Long.parseLong(value) + later);
    }
    String text = JsonText.string(value);
    if (name.equals("issued_at")) {
      return instant(text)
          .map(time -> Json.write(time.plusSeconds(later).toString()))
          .orElse(value);
    }
    return text.isEmpty() ? value : Json.write(PlaceholderToken.later(text, later));
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
