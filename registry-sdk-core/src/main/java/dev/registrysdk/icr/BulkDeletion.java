package dev.registrysdk.icr;

import dev.registrysdk.icr.model.RetentionRun;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to a request that deletes several images. It has status 200 whatever became of them.
 *
 * @param success the names of images that are gone
 * @param errors why others are not, by name
 */
record BulkDeletion(Set<String> success, Map<String, Reason> errors) {
  private static final JsonType<Reason> REASON =
      JsonType.object(ReasonBuilder::new)
          .optional("code", JsonType.TEXT, (reason, code) -> reason.code = code)
          .optional("message", JsonType.TEXT, (reason, message) -> reason.message = message)
          .build(reason -> new Reason(reason.code, reason.message));

  static final JsonType<BulkDeletion> JSON =
      JsonType.object(Builder::new)
          .optional(
              "success",
              JsonType.listOf(JsonType.TEXT),
              (builder, names) -> builder.success = Set.copyOf(names))
          .optional(
              "error",
              JsonType.mapOf(REASON, new Reason("", "")),
              (builder, errors) -> builder.errors = errors)
          .build(builder -> new BulkDeletion(builder.success, builder.errors));

  record Reason(String code, String message) {}

  private static final class ReasonBuilder {
    private String code = "";
    private String message = "";
  }

  private static final class Builder {
    private Set<String> success = Set.of();
    private Map<String, Reason> errors = Map.of();
  }

  static byte[] write(List<ImageReference> images) {
    return JsonText.write(
        json -> {
          json.beginArray();
          images.forEach(image -> json.item(image.toString()));
          json.endArray();
        });
  }

  /** Why an image is still there; empty if it is gone. */
  Optional<RetentionRun.Kept> kept(ImageReference image) {
    String name = image.toString();
    Reason reason = errors.get(name);
    if (reason == null && success.contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        reason == null
            ? new RetentionRun.Kept(image, "", "the service did not say what became of it")
            : new RetentionRun.Kept(image, reason.code(), reason.message()));
  }
}
