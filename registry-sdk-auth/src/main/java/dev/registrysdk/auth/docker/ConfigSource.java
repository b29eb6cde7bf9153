package dev.registrysdk.auth.docker;

import java.util.Optional;
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
}
