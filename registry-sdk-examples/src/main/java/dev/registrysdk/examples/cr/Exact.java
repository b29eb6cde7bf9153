package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.ImageReference;

/** A reference with its tag or digest written out: what is removed must not be a default. */
record Exact(ImageReference reference) {
  static Exact parse(String text) {
    return new Exact(ImageReference.parseExact(text));
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
