package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import java.util.regex.Pattern;

/** The rules for names that the service checks too, told before the call. */
final class Names {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9][a-z0-9_-]{2,28}[a-z0-9]");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  private Names() {}

  static void checkNamespace(String name) {
    if (!NAMESPACE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A namespace has 4 to 30 characters of a-z, 0-9, '-' and '_', the first and the last a"
              + " letter or digit: '"
              + name
              + "'");
    }
  }

  static void checkResourceGroup(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "A resource group is given by its id, as 'ibmcloud resource groups' prints it, not by its"
              + " name: '"
              + id
              + "'");
    }
  }

  /** A tag has to be said: {@code latest} must not be a default for what changes tags. */
  static void checkTag(ImageReference tag) {
    if (tag.tag().isEmpty() || tag.digest().isPresent()) {
      throw new IllegalArgumentException("Not a tag: " + tag + "; write repository:tag");
    }
  }
}
