package dev.registrysdk.icr.va;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.control.ServiceHosts;
import dev.registrysdk.oci.ImageReference;
import java.util.Optional;

/** Finds the registry that a question goes to. */
record Registries(Control<VaApi> control) {
  /** The registry of an image or scope; the client's own if it names none. */
  Control<VaApi> of(Optional<String> registry) {
    return registry.map(this::at).orElse(control);
  }

  Control<VaApi> at(String registry) {
    if (!registry.equals(control.host()) && !ServiceHosts.serves(registry)) {
      throw new IllegalArgumentException(
          "Vulnerability Advisor knows images of "
              + control.host()
              + " and of the other regions of IBM Cloud Container Registry, not of "
              + registry);
    }
    return control.at(registry);
  }

  /** The service's name of an image: with a tag or a digest, never with both. */
  static String name(ImageReference image) {
    return image.repository()
        + image.digest().map(digest -> "@" + digest).orElseGet(() -> ":" + image.selector());
  }
}
