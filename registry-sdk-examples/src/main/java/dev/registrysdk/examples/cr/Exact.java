package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;

/** A reference with its tag or digest written out: what is removed must not be a default. */
record Exact(ImageReference reference) {
  static Exact parse(String text) {
    ImageReference reference = ImageReference.parse(text);
    if (repositoryOnly(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' names no tag and no digest; write for example " + reference);
    }
    return new Exact(reference);
  }

  private static boolean repositoryOnly(String text) {
    try {
      Repository.parse(text);
      return true;
    } catch (OciFormatException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
