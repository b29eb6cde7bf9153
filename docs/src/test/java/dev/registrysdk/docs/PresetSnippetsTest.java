package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryPreset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The regions between {@code snippet} comments stand in the documents as they are. */
class PresetSnippetsTest {
  @Test
  void presetsAreStarted() {
    // snippet: presets
    InMemoryRegistry hub = InMemoryRegistry.start(RegistryPreset.dockerHubLike());

    InMemoryRegistry icr = InMemoryRegistry.start(RegistryPreset.icrLike());
    icr.createNamespace("acme"); // has to exist there before a push

    InMemoryRegistry old =
        InMemoryRegistry.builder()
            .preset(RegistryPreset.distribution28Like())
            .with(Feature.DELETE) // which it does not have as it comes
            .start();
    // end

    try (hub;
        icr;
        old) {
      assertThat(Stream.of(hub, icr, old).map(InMemoryRegistry::address)).doesNotHaveDuplicates();
    }
  }
}
