package dev.registrysdk.local;

import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the answers of an engine are read. */
final class EngineWire {
  private static final Instant NO_TIME_BEFORE = Instant.parse("0002-01-01T00:00:00Z");
  private static final JsonType<Digest> ID = JsonType.TEXT.map(EngineWire::id);
  private static final JsonType<List<ImageReference>> NAMES =
      JsonType.listOf(JsonType.TEXT)
          .map(
              names ->
                  names.stream()
                      .flatMap(name -> ImageReference.tryParse(name).stream()) // or <none>:<none>
                      .toList());
  private static final JsonType<Optional<Instant>> MOMENT = JsonType.TEXT.map(EngineWire::moment);
  private static final JsonType<Optional<Instant>> SECONDS =
      JsonType.EPOCH_SECONDS.map(EngineWire::known);
  private static final JsonType<Optional<String>> FILLED =
      JsonType.TEXT.map(text -> Optional.of(text).filter(filled -> !filled.isEmpty()));

  static final JsonType<List<EngineImage>> IMAGES =
      JsonType.listOf(
          JsonType.object(EngineImage::builder)
              .required("Id", ID, EngineImage.Builder::id)
              .optional("RepoTags", NAMES, EngineImage.Builder::tags)
              .optional("RepoDigests", NAMES, EngineImage.Builder::digests)
              .optional("Created", SECONDS, EngineImage.Builder::created)
              .optional("Size", JsonType.LONG, EngineImage.Builder::size)
              .optional("Labels", JsonType.mapOf(JsonType.TEXT), EngineImage.Builder::labels)
              .build(EngineImage.Builder::build));

  private static final JsonType<ImageConfig.Builder> CONFIG =
      JsonType.object(ImageConfig::builder)
          .optional("User", FILLED, ImageConfig.Builder::user)
          .optional("Env", JsonType.listOf(JsonType.TEXT), ImageConfig.Builder::env)
          .optional("Entrypoint", JsonType.listOf(JsonType.TEXT), ImageConfig.Builder::entrypoint)
          .optional("Cmd", JsonType.listOf(JsonType.TEXT), ImageConfig.Builder::cmd)
          .optional("WorkingDir", FILLED, ImageConfig.Builder::workingDir)
          .optional("Labels", JsonType.mapOf(JsonType.TEXT), ImageConfig.Builder::labels)
          .optional("StopSignal", FILLED, ImageConfig.Builder::stopSignal)
          .build(builder -> builder);

  private static final JsonType<List<Digest>> LAYERS =
      JsonType.object(ArrayList<Digest>::new)
          .optional("Layers", JsonType.listOf(ID), List::addAll)
          .build(List::copyOf);

  static final JsonType<EngineImageDetails> DETAILS =
      JsonType.object(Details::new)
          .required("Id", ID, (details, id) -> details.image.id(id))
          .optional("RepoTags", NAMES, (details, names) -> details.image.tags(names))
          .optional("RepoDigests", NAMES, (details, names) -> details.image.digests(names))
          .optional("Created", MOMENT, (details, moment) -> details.created = moment)
          .optional("Size", JsonType.LONG, (details, size) -> details.image.size(size))
          .optional("Os", JsonType.TEXT, (details, os) -> details.os = os)
          .optional("Architecture", JsonType.TEXT, (details, cpu) -> details.architecture = cpu)
          .optional("Variant", FILLED, (details, variant) -> details.variant = variant)
          .optional("RootFS", LAYERS, (details, layers) -> details.layers = layers)
          .optional("Config", CONFIG, (details, config) -> details.config = config)
          .build(Details::build);

  static final JsonType<EngineInfo> INFO =
      JsonType.object(EngineInfo::builder)
          .required("Version", JsonType.TEXT, EngineInfo.Builder::version)
          .required("ApiVersion", JsonType.TEXT, EngineInfo.Builder::apiVersion)
          .optional("MinAPIVersion", FILLED, EngineInfo.Builder::minApiVersion)
          .optional("Os", JsonType.TEXT, EngineInfo.Builder::os)
          .optional("Arch", JsonType.TEXT, EngineInfo.Builder::architecture)
          .optional(
              "Components",
              JsonType.listOf(
                  JsonType.object(StringBuilder::new)
                      .optional("Name", JsonType.TEXT, StringBuilder::append)
                      .build(StringBuilder::toString)),
              (info, names) -> info.podman(names.contains("Podman Engine")))
          .build(EngineInfo.Builder::build);

  /** Each element tells of one name or of one image. */
  static final JsonType<EngineRemoval> REMOVAL =
      JsonType.listOf(
              JsonType.object(EngineRemoval::builder)
                  .optional("Untagged", JsonType.TEXT, EngineRemoval.Builder::addUntagged)
                  .optional("Deleted", ID, EngineRemoval.Builder::addDeleted)
                  .build(EngineRemoval.Builder::build))
          .map(EngineWire::together);

  private EngineWire() {}

  /** An image, collected until it is whole. */
  private static final class Details {
    private final EngineImageDetails.Builder image = EngineImageDetails.builder();
    private ImageConfig.Builder config = ImageConfig.builder();
    private Optional<Instant> created = Optional.empty();
    private List<Digest> layers = List.of();
    private String os = "";
    private String architecture = "";
    private Optional<String> variant = Optional.empty();

    EngineImageDetails build() {
      if (!os.isEmpty() && !architecture.isEmpty()) {
        config.platform(
            Platform.builder().os(os).architecture(architecture).variant(variant).build());
      }
      return image.config(config.created(created).diffIds(layers).build()).build();
    }
  }

  private static EngineRemoval together(List<EngineRemoval> parts) {
    EngineRemoval.Builder all = EngineRemoval.builder();
    parts.forEach(part -> all.addAllUntagged(part.untagged()).addAllDeleted(part.deleted()));
    return all.build();
  }

  /** Podman writes ids without their algorithm in places. */
  private static Digest id(String text) {
    return Digest.parse(text.matches("[0-9a-f]{64}") ? "sha256:" + text : text);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return known(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // an image without a time has an empty text
    }
  }

  /** The first year of the calendar stands for no time at all. */
  private static Optional<Instant> known(Instant moment) {
    return Optional.of(moment).filter(time -> time.isAfter(NO_TIME_BEFORE));
  }
}
