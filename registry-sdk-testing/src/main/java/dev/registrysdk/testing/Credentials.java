package dev.registrysdk.testing;

import java.util.Optional;
import okio.ByteString;

/** A name and a password. */
record Credentials(String name, String password) {
  /** The credentials in an {@code Authorization} header of the scheme {@code Basic}. */
  static Optional<Credentials> ofBasic(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    ByteString decoded = ByteString.decodeBase64(header.substring(6).trim());
    String text = decoded == null ? "" : decoded.utf8();
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return name + ":***";
  }
}
