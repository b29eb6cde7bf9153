package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document in which the service shows an image, in the form of Docker's. */
final class IcrInspection {
  private static final String NO_DATE = "1970-01-01T00:00:00Z";
  private static final List<String> TEXTS =
      List.of("Hostname", "Domainname", "User", "Image", "WorkingDir");
  private static final List<String> FLAGS =
      List.of("AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin", "StdinOnce");
  private static final List<String> COLLECTIONS =
      List.of("Env", "Cmd", "Volumes", "Entrypoint", "OnBuild", "Labels");
  private static final List<String> LEFT_OUT_WHEN_UNSET =
      List.of(
          "ExposedPorts",
          "Healthcheck",
          "ArgsEscaped",
          "NetworkDisabled",
          "MacAddress",
          "StopSignal",
          "StopTimeout",
          "Shell");

  private IcrInspection() {}

  static Map<String, @Nullable Object> of(IcrImage image) {
    Map<?, ?> config = image.config();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Id", image.id());
    json.put("Parent", text(config, "parent"));
    json.put("Comment", text(config, "comment"));
    json.put("Created", Json.string(config, "created").orElse(NO_DATE));
    json.put("Container", text(config, "container"));
    if (config.get("container_config") instanceof Map<?, ?> container) {
      json.put("ContainerConfig", settings(container));
    }
    json.put("DockerVersion", text(config, "docker_version"));
    json.put("Author", text(config, "author"));
    json.put("Config", settings(Json.object(config, "config")));
    json.put("Architecture", text(config, "architecture"));
    json.put("Os", text(config, "os"));
    json.put("OsVersion", text(config, "os.version"));
    json.put("Size", image.size());
    json.put("VirtualSize", image.size());
    json.put("RootFS", rootFs(Json.object(config, "rootfs")));
    json.put("ManifestType", image.manifest().mediaType());
    return json;
  }

  private static Map<String, @Nullable Object> settings(Map<?, ?> config) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    TEXTS.forEach(field -> json.put(field, text(config, field)));
    FLAGS.forEach(field -> json.put(field, Json.bool(config, field).orElse(false)));
    COLLECTIONS.forEach(field -> json.put(field, Json.withWholeNumbers(config.get(field))));
    for (String field : LEFT_OUT_WHEN_UNSET) {
      if (config.get(field) != null) {
        json.put(field, Json.withWholeNumbers(config.get(field)));
      }
    }
    return json;
  }

  private static Map<String, @Nullable Object> rootFs(Map<?, ?> rootFs) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Type", text(rootFs, "type"));
    json.put("Layers", rootFs.get("diff_ids"));
    return json;
  }

  private static String text(Map<?, ?> object, String field) {
    return Json.string(object, field).orElse("");
  }
}
