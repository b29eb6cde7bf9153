package dev.registrysdk.examples.cr;

import dev.registrysdk.testing.RegistryPreset;
import java.util.Iterator;

/** The names of the presets, for the help and for completion. */
final class PresetNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return RegistryPreset.all().stream().map(RegistryPreset::name).iterator();
  }
}
