package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.AccessRole;
import java.util.Arrays;

/** The roles of IAM, as they are written at the command line. */
final class Roles {
  private Roles() {}

  /** Reads a role in any case. */
  static AccessRole parse(String text) {
    return Arrays.stream(AccessRole.values())
        .filter(role -> role.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected READER, WRITER, MANAGER or ADMINISTRATOR, but was '" + text + "'"));
  }
}
