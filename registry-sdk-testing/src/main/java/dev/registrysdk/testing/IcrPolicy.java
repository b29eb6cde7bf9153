package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The retention policy of a namespace.
 *
 * @param imagesPerRepo how many images to keep in each repository, {@link #ALL} for every one
 * @param retainUntagged whether untagged images are neither counted nor deleted
 * @param thresholdDays images younger than this are kept, 0 for no such rule
 */
record IcrPolicy(String namespace, long imagesPerRepo, boolean retainUntagged, long thresholdDays) {
  static final long ALL = -1;

  /** The policy of a namespace that nobody has given one. */
  static IcrPolicy keepingAll(String namespace) {
    return new IcrPolicy(namespace, ALL, true, 0);
  }

  /** The policy in the body of a request. */
  static IcrPolicy read(Map<?, ?> json) {
    String namespace = Json.string(json, "namespace").orElse("");
    long images = number(json, "images_per_repo", ALL);
    long days = number(json, "deletion_threshold_days", 0);
    if (namespace.isEmpty()) {
      throw ControlRefusal.of("CRR", 400, "The retention policy must name its namespace.");
    }
    if (images < ALL || days < 0) {
      throw ControlRefusal.of(
          "CRR",
          400,
          "images_per_repo must be -1 or more, and deletion_threshold_days must be 0 or more.");
    }
    return new IcrPolicy(namespace, images, Json.bool(json, "retain_untagged").orElse(false), days);
  }

  /** As the answer about one namespace has it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("namespace", namespace);
    return withRules(json);
  }

  /** As the list of all namespaces has it. */
  Map<String, Object> listJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("namespace", namespace);
    json.put("account", "");
    return withRules(json);
  }

  private static long number(Map<?, ?> json, String field, long usual) {
    return json.get(field) == null ? usual : Json.number(json, field).orElse(Long.MIN_VALUE);
  }

  private Map<String, Object> withRules(Map<String, Object> json) {
    json.put("images_per_repo", imagesPerRepo);
    if (thresholdDays > 0) {
      json.put("deletion_threshold_days", thresholdDays);
    }
    json.put("retain_untagged", retainUntagged);
    return json;
  }
}
