package dev.registrysdk.local;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;

/** How an image is named in calls of an engine. */
final class EngineName {
  private EngineName() {}

  /**
   * A name completed, because engines complete names in different ways; an id as it is.
   *
   * @throws OciFormatException if it is neither
   */
  static String of(String name) {
    return id(name) ? name : ImageReference.parse(name).toString();
  }

  static boolean id(String name) {
    return LayoutEntry.digest(name).isPresent() || name.matches("[0-9a-f]{12,64}");
  }
}
