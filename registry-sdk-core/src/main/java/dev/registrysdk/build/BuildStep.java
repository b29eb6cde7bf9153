package dev.registrysdk.build;

import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.oci.HistoryEntry;
import java.util.function.Consumer;

/** One step from the base of an image to the image. */
sealed interface BuildStep {
  /** Adds a layer, with an entry in the history. */
  record AddLayer(Layer layer, HistoryEntry history) implements BuildStep {}

  /** Changes the configuration. */
  record Edit(Consumer<ConfigEditor> change) implements BuildStep {}

  /** Adds an entry without a layer to the history. */
  record AddHistory(HistoryEntry history) implements BuildStep {}
}
