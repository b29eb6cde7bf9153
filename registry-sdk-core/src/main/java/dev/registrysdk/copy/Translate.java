package dev.registrysdk.copy;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.Descriptor;
import java.io.IOException;

/** Makes failures of streams into the SDK's own. */
final class Translate {
  private Translate() {}

  static RegistryException reading(Descriptor blob, String source, IOException e) {
    return e instanceof RegistryIOException carried
        ? carried.failure()
        : new TransportException(
            Failure.of("Could not read " + blob.digest() + " from " + source)
                .reason(String.valueOf(e.getMessage()))
                .build(),
            e);
  }
}
