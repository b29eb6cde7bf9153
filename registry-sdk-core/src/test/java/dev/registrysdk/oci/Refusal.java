package dev.registrysdk.oci;

import java.util.function.Supplier;

/** What a parser says to text or a document that it does not accept. */
final class Refusal {
  private Refusal() {}

  /** The whole message; fails when there was nothing to complain about. */
  static String of(Supplier<?> parser) {
    Object accepted;
    try {
      accepted = parser.get();
    } catch (OciFormatException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("This was accepted: " + accepted);
  }
}
