package dev.registrysdk.auth.iam;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The logger of this room. What is logged holds no secret and no content of files. */
final class Logs {
  private static final Logger LOGGER = System.getLogger("dev.registrysdk.auth.iam");

  private Logs() {}

  static void debug(String message) {
    LOGGER.log(Level.DEBUG, message);
  }

  static void warning(String message) {
    LOGGER.log(Level.WARNING, message);
  }
}
