package dev.registrysdk.icr.va;

import java.util.regex.Pattern;

/** The rule for what names an issue: it becomes a segment of an address. */
final class Issues {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][!-~]*");

  private Issues() {}

  static void check(String part, String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "The "
              + part
              + " of an issue is visible ASCII without white space, and starts with a letter or"
              + " digit: '"
              + text
              + "'");
    }
  }
}
