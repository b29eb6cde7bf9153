package dev.registrysdk.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** The logger of this room. What is logged holds no secret and no body. */
final class Logs {
  private static final Logger LOGGER = System.getLogger("dev.registrysdk.http");

  private Logs() {}

  /** Whether more is logged than warnings. */
  static boolean on() {
    return LOGGER.isLoggable(Level.DEBUG);
  }

  static void trace(Supplier<String> message) {
    LOGGER.log(Level.TRACE, message);
  }

  static void debug(String message) {
    LOGGER.log(Level.DEBUG, message);
  }

  static void debug(Supplier<String> message) {
    LOGGER.log(Level.DEBUG, message);
  }

  static void warning(String message) {
    LOGGER.log(Level.WARNING, message);
  }

  static void warning(String message, Throwable cause) {
    LOGGER.log(Level.WARNING, message, cause);
  }
}
