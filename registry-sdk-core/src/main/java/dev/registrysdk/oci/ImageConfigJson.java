package dev.registrysdk.oci;

import static dev.registrysdk.oci.OciFormatException.quote;

import dev.registrysdk.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads and writes the JSON of an image configuration. */
final class ImageConfigJson {
  private ImageConfigJson() {}

  static ImageConfig read(byte[] bytes) {
    JsonObject document = JsonObject.parse("image configuration", bytes);
    ImageConfig.Builder builder =
        ImageConfig.builder()
            .platform(DescriptorJson.readPlatform(document))
            .created(document.parsedIfPresent("created", ImageConfigJson::time))
            .author(document.filled("author"));
    document.object("config").ifPresent(config -> readRuntime(config, builder));
    document
        .object("rootfs")
        .ifPresent(rootfs -> builder.diffIds(rootfs.parsedList("diff_ids", Digest::parse)));
    document.objects("history").forEach(entry -> builder.addHistory(readHistory(entry)));
    return builder.build();
  }

  static byte[] write(ImageConfig config) {
    return JsonText.write(
        json -> {
          json.beginObject();
          config.created().ifPresent(created -> json.text("created", created.toString()));
          config.author().ifPresent(author -> json.text("author", author));
          DescriptorJson.writePlatform(json, config.platform());
          json.name("config").beginObject();
          writeRuntime(json, config);
          json.endObject();
          json.name("rootfs").beginObject();
          json.text("type", "layers");
          json.name("diff_ids").beginArray();
          config.diffIds().forEach(diffId -> json.item(diffId.toString()));
          json.endArray().endObject();
          json.name("history").beginArray();
          config.history().forEach(entry -> writeHistory(json, entry));
          json.endArray().endObject();
        });
  }

  private static void readRuntime(JsonObject config, ImageConfig.Builder builder) {
    builder
        .user(config.filled("User"))
        .exposedPorts(config.keys("ExposedPorts"))
        .env(config.textList("Env"))
        .entrypoint(config.textList("Entrypoint"))
        .cmd(config.textList("Cmd"))
        .volumes(config.keys("Volumes"))
        .workingDir(config.filled("WorkingDir"))
        .labels(config.texts("Labels"))
        .stopSignal(config.filled("StopSignal"))
        .healthcheck(config.object("Healthcheck").map(ImageConfigJson::readHealthcheck))
        .onBuild(config.textList("OnBuild"))
        .shell(config.textList("Shell"));
  }

  private static void writeRuntime(JsonText json, ImageConfig config) {
    config.user().ifPresent(user -> json.text("User", user));
    json.keys("ExposedPorts", config.exposedPorts());
    json.textList("Env", config.env());
    json.textList("Entrypoint", config.entrypoint());
    json.textList("Cmd", config.cmd());
    json.keys("Volumes", config.volumes());
    config.workingDir().ifPresent(directory -> json.text("WorkingDir", directory));
    json.texts("Labels", config.labels());
    config.stopSignal().ifPresent(signal -> json.text("StopSignal", signal));
    config.healthcheck().ifPresent(check -> writeHealthcheck(json, check));
    json.textList("OnBuild", config.onBuild());
    json.textList("Shell", config.shell());
  }

  private static Healthcheck readHealthcheck(JsonObject json) {
    return Healthcheck.builder()
        .test(json.textList("Test"))
        .interval(json.number("Interval").map(Duration::ofNanos))
        .timeout(json.number("Timeout").map(Duration::ofNanos))
        .startPeriod(json.number("StartPeriod").map(Duration::ofNanos))
        .startInterval(json.number("StartInterval").map(Duration::ofNanos))
        .retries(json.number("Retries"))
        .build();
  }

  static void writeHealthcheck(JsonText json, Healthcheck check) {
    json.name("Healthcheck").beginObject();
    json.textList("Test", check.test());
    check.interval().ifPresent(time -> json.number("Interval", time.toNanos()));
    check.timeout().ifPresent(time -> json.number("Timeout", time.toNanos()));
    check.startPeriod().ifPresent(time -> json.number("StartPeriod", time.toNanos()));
    check.startInterval().ifPresent(time -> json.number("StartInterval", time.toNanos()));
    check.retries().ifPresent(retries -> json.number("Retries", retries));
    json.endObject();
  }

  private static HistoryEntry readHistory(JsonObject json) {
    return HistoryEntry.builder()
        .created(json.parsedIfPresent("created", ImageConfigJson::time))
        .createdBy(json.text("created_by"))
        .author(json.text("author"))
        .comment(json.text("comment"))
        .emptyLayer(json.flag("empty_layer"))
        .build();
  }

  static void writeHistory(JsonText json, HistoryEntry entry) {
    json.beginObject();
    entry.created().ifPresent(created -> json.text("created", created.toString()));
    entry.createdBy().ifPresent(command -> json.text("created_by", command));
    entry.author().ifPresent(author -> json.text("author", author));
    entry.comment().ifPresent(comment -> json.text("comment", comment));
    if (entry.emptyLayer()) {
      json.flag("empty_layer", true);
    }
    json.endObject();
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) { // its message would repeat the whole text
      throw new OciFormatException("Not a time: " + quote(text) + "; it is written as in RFC 3339");
    }
  }
}
