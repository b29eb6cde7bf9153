package dev.registrysdk.auth.docker;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that is read for credentials.
 *
 * @param name how messages call it
 * @param content what it holds now; empty if it is not there
 */
record ConfigSource(String name, Supplier<Optional<AuthDocument>> content) {
  static ConfigSource of(ConfigFile file) {
    return new ConfigSource(file.name(), file::read);
  }

  /** Takes something out of the content; what is wrong there is told with the name. */
  <T> Optional<T> read(Function<AuthDocument, T> reader) {
    try {
      return content.get().map(reader);
    } catch (JsonProblem e) {
      throw Failures.damaged("Could not read " + name, e);
    }
  }
}
