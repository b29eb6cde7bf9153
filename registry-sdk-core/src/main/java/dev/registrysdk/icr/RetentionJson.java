package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.json.JsonFields;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.ImageReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How retention policies are read and written. */
final class RetentionJson {
  private static final int KEEP_ALL = -1;
  private static final String THRESHOLD = IcrOptions.defaults().deletionThresholdField();

  private static final JsonType<Map<String, List<String>>> TAGS =
      JsonType.mapOf(JsonType.listOf(JsonType.TEXT), List.of());

  private final String threshold;

  /**
   * Reads and writes policies.
   *
   * @param threshold the name by which the service takes the deletion threshold
   */
  RetentionJson(String threshold) {
    this.threshold = threshold;
  }

  static JsonType<Map<ImageReference, List<String>>> analysis(String host) {
    return TAGS.map(
        tags -> {
          Map<ImageReference, List<String>> images = new LinkedHashMap<>();
          tags.forEach(
              (image, list) ->
                  images.put(ImageReference.parseExact(Wire.located(host, image)), list));
          return Collections.unmodifiableMap(images);
        });
  }

  JsonType<Map<String, RetentionPolicy>> policies() {
    JsonType<RetentionPolicy.Builder> type = builder();
    return JsonType.mapOf(type, RetentionPolicy.builder().retainUntagged(true))
        .map(RetentionJson::named);
  }

  JsonType<RetentionPolicy> policy(String namespace) {
    return builder().map(policy -> policy.namespace(namespace).build());
  }

  /** The key says which namespace a policy is for. */
  private static Map<String, RetentionPolicy> named(Map<String, RetentionPolicy.Builder> read) {
    Map<String, RetentionPolicy> policies = new LinkedHashMap<>();
    read.forEach((name, policy) -> policies.put(name, policy.namespace(name).build()));
    return policies;
  }

  private JsonType<RetentionPolicy.Builder> builder() {
    JsonFields<RetentionPolicy.Builder> fields =
        JsonType.object(RetentionPolicy::builder)
            .optional("namespace", JsonType.TEXT, RetentionPolicy.Builder::namespace)
            .optional("account", Wire.FILLED, RetentionPolicy.Builder::account)
            .optional("images_per_repo", JsonType.INT, RetentionJson::images)
            .optional("retain_untagged", JsonType.FLAG, RetentionPolicy.Builder::retainUntagged)
            .optional(threshold, JsonType.INT, RetentionJson::threshold);
    if (!threshold.equals(THRESHOLD)) {
      fields.optional(THRESHOLD, JsonType.INT, RetentionJson::threshold);
    }
    return fields.others(RetentionPolicy.Builder::putOtherFields).build(builder -> builder);
  }

  private static void images(RetentionPolicy.Builder policy, int number) {
    policy.imagesPerRepository(number < 0 ? OptionalInt.empty() : OptionalInt.of(number));
  }

  private static void threshold(RetentionPolicy.Builder policy, int days) {
    policy.deletionThresholdDays(days);
  }

  /** Everything but the account, so that nothing depends on what the service does with a part. */
  byte[] write(RetentionPolicy policy) {
    return JsonText.write(
        json -> {
          json.beginObject().text("namespace", policy.namespace());
          json.number("images_per_repo", policy.imagesPerRepository().orElse(KEEP_ALL));
          json.flag("retain_untagged", policy.retainUntagged());
          policy.deletionThresholdDays().ifPresent(days -> json.number(threshold, days));
          policy.otherFields().forEach(json::json);
          json.endObject();
        });
  }
}
