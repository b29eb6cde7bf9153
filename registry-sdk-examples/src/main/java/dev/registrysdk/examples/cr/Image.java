package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;

/** An image in a registry. */
record Image(String text, ImageReference reference) implements Named {
  static Image parse(String text) {
    Userinfo.refuse(text);
    return new Image(text, ImageReference.parse(text));
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
