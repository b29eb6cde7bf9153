package dev.registrysdk.examples.cr;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.QuotaException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a command can end: the one table of exit codes, and what leads to each. */
enum ExitCode {
  OK(0, "Done"),
  FAILURE(1, "Something else went wrong", RejectedException.class),
  USAGE(2, "The command line is wrong", IllegalArgumentException.class),
  ACCESS(
      3,
      "Signing in failed, or a permission is missing",
      AuthenticationException.class,
      DeniedException.class),
  NOT_FOUND(4, "The image, tag or repository is not there", NotFoundException.class),
  NETWORK(5, "The registry could not be reached", TransportException.class),
  INTEGRITY(6, "Content is not what its digest says", IntegrityException.class),
  STORAGE(7, "A local file or directory could not be used", StorageException.class),
  CONFLICT(8, "Something else is in the way, such as a tag", ConflictException.class),
  LIMIT(9, "A quota or rate limit is reached", QuotaException.class, RateLimitedException.class),
  UNSUPPORTED(10, "The place does not offer this", UnsupportedException.class),
  CANCELLED(130, "Stopped by Ctrl-C (serve: 0)", CancelledException.class);

  private final int code;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final List<Class<?>> causes;

  ExitCode(int code, String meaning, Class<?>... causes) {
    this.code = code;
    this.meaning = meaning;
    this.causes = List.of(causes);
  }

  /** The code for what a command threw. */
  static ExitCode of(Throwable thrown) {
    return Arrays.stream(values())
        .filter(code -> code.causes.stream().anyMatch(cause -> cause.isInstance(thrown)))
        .findFirst()
        .orElse(FAILURE);
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  List<Class<?>> causes() {
    return causes;
  }

  /** The name in JSON. */
  String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
