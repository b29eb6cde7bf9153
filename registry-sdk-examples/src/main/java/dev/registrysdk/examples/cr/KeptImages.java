package dev.registrysdk.examples.cr;

import java.util.OptionalInt;

/**
 * How many images of each repository are kept.
 *
 * @param number the number; empty for all
 */
record KeptImages(OptionalInt number) {
  static KeptImages parse(String text) {
    if (text.equalsIgnoreCase("all")) {
      return new KeptImages(OptionalInt.empty());
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("expected a number, or All, but was '" + text + "'");
    }
    return new KeptImages(OptionalInt.of(Integer.parseInt(text)));
  }
}
