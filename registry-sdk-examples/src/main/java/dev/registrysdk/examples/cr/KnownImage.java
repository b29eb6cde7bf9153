package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.ContainerSettings;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * An image, described by the service.
 *
 * @param name how it was asked for
 * @param known what the service knows
 */
record KnownImage(ImageReference name, ImageInspection known) {
  /** For people. */
  List<String> lines() {
    Table table = new Table("Image", name.toString());
    row(table, "Config", known.id());
    row(table, "Type", known.manifestType());
    row(table, "Platform", platform());
    row(table, "Created", Optional.of(Cells.time(known.created())).filter(it -> !it.isEmpty()));
    row(table, "Author", known.author());
    table.row("Size", Sizes.text(known.size()));
    known.config().ifPresent(settings -> settings(table, settings));
    known.layers().forEach(layer -> table.row("Layer", layer));
    return table.lines();
  }

  /** For machines. */
  Json json() {
    Json json =
        new Json()
            .with("image", name)
            .with("id", known.id())
            .with("type", known.manifestType())
            .with("os", known.os())
            .with("architecture", known.architecture())
            .with("created", known.created())
            .with("author", known.author())
            .with("comment", known.comment())
            .with("dockerVersion", known.dockerVersion())
            .with("size", known.size())
            .with("virtualSize", known.virtualSize())
            .with("layers", known.layers());
    known.config().ifPresent(settings -> json.with("config", json(settings)));
    return json;
  }

  private Optional<String> platform() {
    return known
        .os()
        .map(os -> os + known.architecture().map(processor -> "/" + processor).orElse(""));
  }

  private static void settings(Table table, ContainerSettings settings) {
    row(table, "User", settings.user());
    row(table, "Directory", settings.workingDir());
    words(table, "Entrypoint", settings.entrypoint());
    words(table, "Command", settings.cmd());
    settings.env().forEach(variable -> table.row("Env", variable));
    settings.labels().forEach((label, value) -> table.row("Label", label + "=" + value));
  }

  private static Json json(ContainerSettings settings) {
    Json labels = new Json();
    settings.labels().forEach(labels::with);
    return new Json()
        .with("user", settings.user())
        .with("workingDir", settings.workingDir())
        .with("entrypoint", settings.entrypoint())
        .with("cmd", settings.cmd())
        .with("env", settings.env())
        .with("labels", labels);
  }

  private static void row(Table table, String title, Optional<?> value) {
    value.ifPresent(present -> table.row(title, present));
  }

  private static void words(Table table, String title, List<String> words) {
    if (!words.isEmpty()) {
      table.row(title, String.join(" ", words));
    }
  }
}
