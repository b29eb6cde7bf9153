package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.ContainerSettings;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Healthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the service knows of an image: the document of an engine. */
final class ImageInspectionJson {
  private static final JsonType<List<String>> TEXTS = JsonType.listOf(JsonType.TEXT);

  /** An object used as a set: only its keys count. */
  private static final JsonType<List<String>> KEYS =
      JsonType.mapOf(JsonType.IGNORED, true).map(map -> new ArrayList<>(map.keySet()));

  private static final JsonType<Duration> NANOSECONDS = JsonType.LONG.map(Duration::ofNanos);

  private static final JsonType<Healthcheck> HEALTHCHECK =
      JsonType.object(Healthcheck::builder)
          .optional("Test", TEXTS, Healthcheck.Builder::test)
          .optional("Interval", NANOSECONDS, Healthcheck.Builder::interval)
          .optional("Timeout", NANOSECONDS, Healthcheck.Builder::timeout)
          .optional("StartPeriod", NANOSECONDS, Healthcheck.Builder::startPeriod)
          .optional("StartInterval", NANOSECONDS, Healthcheck.Builder::startInterval)
          .optional("Retries", JsonType.LONG, Healthcheck.Builder::retries)
          .build(Healthcheck.Builder::build);

  private static final JsonType<ContainerSettings> SETTINGS =
      JsonType.object(ContainerSettings::builder)
          .optional("Hostname", Wire.FILLED, ContainerSettings.Builder::hostname)
          .optional("Domainname", Wire.FILLED, ContainerSettings.Builder::domainname)
          .optional("User", Wire.FILLED, ContainerSettings.Builder::user)
          .optional("Image", Wire.FILLED, ContainerSettings.Builder::image)
          .optional("MacAddress", Wire.FILLED, ContainerSettings.Builder::macAddress)
          .optional("WorkingDir", Wire.FILLED, ContainerSettings.Builder::workingDir)
          .optional("StopSignal", Wire.FILLED, ContainerSettings.Builder::stopSignal)
          .optional(
              "StopTimeout",
              JsonType.LONG.map(Duration::ofSeconds),
              ContainerSettings.Builder::stopTimeout)
          .optional("AttachStdin", JsonType.FLAG, ContainerSettings.Builder::attachStdin)
          .optional("AttachStdout", JsonType.FLAG, ContainerSettings.Builder::attachStdout)
          .optional("AttachStderr", JsonType.FLAG, ContainerSettings.Builder::attachStderr)
          .optional("Tty", JsonType.FLAG, ContainerSettings.Builder::tty)
          .optional("OpenStdin", JsonType.FLAG, ContainerSettings.Builder::openStdin)
          .optional("StdinOnce", JsonType.FLAG, ContainerSettings.Builder::stdinOnce)
          .optional("ArgsEscaped", JsonType.FLAG, ContainerSettings.Builder::argsEscaped)
          .optional("NetworkDisabled", JsonType.FLAG, ContainerSettings.Builder::networkDisabled)
          .optional("Cmd", TEXTS, ContainerSettings.Builder::cmd)
          .optional("Entrypoint", TEXTS, ContainerSettings.Builder::entrypoint)
          .optional("Env", TEXTS, ContainerSettings.Builder::env)
          .optional("OnBuild", TEXTS, ContainerSettings.Builder::onBuild)
          .optional("Shell", TEXTS, ContainerSettings.Builder::shell)
          .optional("ExposedPorts", KEYS, ContainerSettings.Builder::exposedPorts)
          .optional("Volumes", KEYS, ContainerSettings.Builder::volumes)
          .optional("Labels", Wire.TEXTS_BY_NAME, ContainerSettings.Builder::labels)
          .optional("Healthcheck", HEALTHCHECK, ContainerSettings.Builder::healthcheck)
          .build(ContainerSettings.Builder::build);

  static final JsonType<ImageInspection> TYPE =
      JsonType.object(ImageInspection::builder)
          .required("Id", JsonType.TEXT, (image, id) -> image.id(Digest.tryParse(id)))
          .optional("Parent", Wire.FILLED, ImageInspection.Builder::parent)
          .optional("Container", Wire.FILLED, ImageInspection.Builder::container)
          .optional("Comment", Wire.FILLED, ImageInspection.Builder::comment)
          .optional("Author", Wire.FILLED, ImageInspection.Builder::author)
          .optional("DockerVersion", Wire.FILLED, ImageInspection.Builder::dockerVersion)
          .optional("Architecture", Wire.FILLED, ImageInspection.Builder::architecture)
          .optional("Os", Wire.FILLED, ImageInspection.Builder::os)
          .optional("OsVersion", Wire.FILLED, ImageInspection.Builder::osVersion)
          .optional("ManifestType", Wire.FILLED, ImageInspection.Builder::manifestType)
          .optional("Created", Wire.BUILD_MOMENT, ImageInspection.Builder::created)
          .optional("Size", JsonType.LONG, ImageInspection.Builder::size)
          .optional("VirtualSize", JsonType.LONG, ImageInspection.Builder::virtualSize)
          .optional("Config", SETTINGS, ImageInspection.Builder::config)
          .optional("ContainerConfig", SETTINGS, ImageInspection.Builder::containerConfig)
          .optional("RootFS", RootFs.TYPE, (image, fs) -> fs.addTo(image))
          .build(ImageInspection.Builder::build);

  private ImageInspectionJson() {}

  /** The file system, which the model has no type of its own for. */
  private static final class RootFs {
    private static final JsonType<RootFs> TYPE =
        JsonType.object(RootFs::new)
            .optional("Type", Wire.FILLED, (fs, type) -> fs.type = type)
            .optional("Layers", JsonType.listOf(Wire.DIGEST), (fs, layers) -> fs.layers = layers)
            .optional("BaseLayer", Wire.FILLED, (fs, layer) -> fs.baseLayer = layer)
            .build(fs -> fs);

    private Optional<String> type = Optional.empty();
    private List<Digest> layers = List.of();
    private Optional<String> baseLayer = Optional.empty();

    void addTo(ImageInspection.Builder image) {
      image.rootFsType(type).layers(layers).baseLayer(baseLayer);
    }
  }
}
