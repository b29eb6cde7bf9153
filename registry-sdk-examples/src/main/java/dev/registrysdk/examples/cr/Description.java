package dev.registrysdk.examples.cr;

import dev.registrysdk.ImageDetails;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An image, described.
 *
 * @param details what the SDK read
 */
record Description(ImageDetails details) {
  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    add(lines, "Image", details.image());
    add(lines, "Digest", details.digest());
    add(lines, "Type", details.root().mediaType());
    add(lines, "Platforms", String.join(", ", platforms()));
    if (!details.manifest().digest().equals(details.digest())) {
      add(lines, "Manifest", details.manifest().digest());
    }
    details.config().ifPresent(config -> addConfig(lines, config));
    add(lines, "Size", Sizes.text(details.size()));
    layers().forEach(layer -> add(lines, "Layer", layer.digest() + " " + Sizes.text(layer.size())));
    return lines;
  }

  /** For machines. */
  Json json() {
    Json json =
        new Json()
            .with("image", details.image())
            .with("digest", details.digest())
            .with("mediaType", details.root().mediaType())
            .with("platforms", platforms())
            .with("manifest", details.manifest().digest())
            .with("size", details.size())
            .with("layers", layers().stream().map(Description::json).toList());
    details.config().ifPresent(config -> json.with("config", json(config)));
    return json;
  }

  private List<String> platforms() {
    return details.platforms().stream().map(Platform::text).toList();
  }

  private List<Descriptor> layers() {
    return details.manifest().manifest().orElse(null) instanceof ImageManifest image
        ? image.layers()
        : List.of();
  }

  private static void addConfig(List<String> lines, ImageConfig config) {
    add(lines, "Platform", config.platform().text());
    config.created().ifPresent(created -> add(lines, "Created", created));
    config.user().ifPresent(user -> add(lines, "User", user));
    config.workingDir().ifPresent(directory -> add(lines, "Directory", directory));
    addWords(lines, "Entrypoint", config.entrypoint());
    addWords(lines, "Command", config.cmd());
    addWords(lines, "Ports", config.exposedPorts());
    config.env().forEach(variable -> add(lines, "Env", variable));
    config.labels().forEach((name, value) -> add(lines, "Label", name + "=" + value));
  }

  private static void addWords(List<String> lines, String title, Collection<String> words) {
    if (!words.isEmpty()) {
      add(lines, title, String.join(" ", words));
    }
  }

  private static void add(List<String> lines, String title, Object value) {
    lines.add("%-11s %s".formatted(title, value));
  }

  private static Json json(Descriptor layer) {
    return new Json()
        .with("digest", layer.digest())
        .with("mediaType", layer.mediaType())
        .with("size", layer.size());
  }

  private static Json json(ImageConfig config) {
    Json labels = new Json();
    config.labels().forEach(labels::with);
    return new Json()
        .with("platform", config.platform().text())
        .with("created", config.created())
        .with("user", config.user())
        .with("workingDir", config.workingDir())
        .with("entrypoint", config.entrypoint())
        .with("cmd", config.cmd())
        .with("exposedPorts", config.exposedPorts())
        .with("env", config.env())
        .with("labels", labels);
  }
}
