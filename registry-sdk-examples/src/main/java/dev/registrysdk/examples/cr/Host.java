package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;

/**
 * A registry, without any image.
 *
 * @param name as in an image reference, with {@code :port} if there is one
 */
record Host(String name) {
  static Host parse(String text) {
    Userinfo.refuse(text);
    if (text.contains("://")) {
      throw new IllegalArgumentException(
          "A registry is a host, or host:port, not '%s'; leave out the scheme".formatted(text));
    }
    try {
      return new Host(Repository.of(text, "image").registry());
    } catch (OciFormatException e) {
      throw new IllegalArgumentException(
          "A registry is a host, or host:port, such as us.icr.io, not '%s'".formatted(text));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
