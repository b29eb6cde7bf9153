package dev.registrysdk.build;

import dev.registrysdk.build.BuildStep.AddHistory;
import dev.registrysdk.build.BuildStep.AddLayer;
import dev.registrysdk.build.BuildStep.Edit;
import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.Platform;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to the image of one platform.
 *
 * @param platform what the image runs on; counts if there is no base
 * @param base what it starts from, or null to start from nothing
 * @param steps what comes on top, in order
 */
record ImagePlan(Platform platform, @Nullable OpenImage base, List<BuildStep> steps) {
  List<Layer> layers() {
    return steps.stream()
        .filter(AddLayer.class::isInstance)
        .map(step -> ((AddLayer) step).layer())
        .toList();
  }

  /** Tries the changes of the configuration before anything is made for them. */
  void check() {
    ConfigEditor editor = editor();
    for (BuildStep step : steps) {
      if (step instanceof Edit edit) {
        edit.change().accept(editor);
      }
    }
    editor.config();
  }

  /** The configuration with all steps taken, given what the layers became. */
  ConfigEditor config(Instant created, List<LayerFile> files) {
    Iterator<LayerFile> made = files.iterator();
    ConfigEditor editor = editor().created(created);
    for (BuildStep step : steps) {
      if (step instanceof Edit edit) {
        edit.change().accept(editor);
      } else if (step instanceof AddHistory add) {
        editor.addHistory(dated(add.history(), created));
      } else if (step instanceof AddLayer add) {
        editor.addLayer(made.next().diffId(), dated(add.history(), created));
      }
    }
    return editor;
  }

  private ConfigEditor editor() {
    return base == null
        ? ConfigEditor.create(platform)
        : ConfigEditor.of(base.json().toByteArray());
  }

  private static HistoryEntry dated(HistoryEntry entry, Instant created) {
    return entry.created().isPresent()
        ? entry
        : HistoryEntry.builder().from(entry).created(created).build();
  }
}
