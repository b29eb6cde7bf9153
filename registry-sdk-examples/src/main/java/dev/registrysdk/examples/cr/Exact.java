package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;

/** An image with its tag or digest written out: what is removed must not be a default. */
record Exact(String text, ImageReference reference) implements Named {
  static Exact parse(String text) {
    Userinfo.refuse(text);
    return new Exact(text, ImageReference.parseExact(text));
  }

  @Override
  public Repository inRepository() {
    return reference.repository();
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
