package dev.registrysdk.icr;

import java.util.Optional;

/**
 * What the service has to say to its users. Works without credentials, so it also tells whether the
 * registry can be reached.
 *
 * <p>Safe for use by several threads.
 */
public interface Messages {
  /**
   * Tells the message of the day.
   *
   * @return the message; empty if there is none
   */
  Optional<String> current();
}
