package dev.registrysdk.examples.interop;

import dev.registrysdk.testing.RegistryPreset;
import org.junit.jupiter.api.Test;

/** The page lists the presets that there are. */
class PresetTableTest {
  @Test
  void thePageListsEveryDifferenceOfEveryPreset() {
    StringBuilder text = new StringBuilder();
    for (RegistryPreset preset : RegistryPreset.all()) {
      text.append("\n### `").append(preset.name()).append("`: ").append(preset.title());
      text.append("\n\n");
      preset.differences().forEach(line -> text.append("- ").append(line).append('\n'));
    }

    ConformancePage.requireSame("presets", text.append('\n').toString());
  }
}
