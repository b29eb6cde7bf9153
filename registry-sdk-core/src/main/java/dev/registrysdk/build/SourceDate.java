package dev.registrysdk.build;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The time that reproducible builds agree on (reproducible-builds.org, SOURCE_DATE_EPOCH). */
final class SourceDate {
  static final String VARIABLE = "SOURCE_DATE_EPOCH";

  private SourceDate() {}

  /** The time in the environment, else the epoch. */
  static Instant of(Function<String, @Nullable String> environment) {
    String text = Optional.ofNullable(environment.apply(VARIABLE)).orElse("");
    if (!text.isEmpty() && !text.matches("[0-9]{1,11}")) {
      throw new IllegalArgumentException(
          "The variable " + VARIABLE + " is not a number of seconds: '" + text + "'");
    }
    return text.isEmpty() ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(text));
  }
}
