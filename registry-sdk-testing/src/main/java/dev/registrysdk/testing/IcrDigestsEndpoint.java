package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists images by digest, those without a tag included. */
final class IcrDigestsEndpoint {
  private IcrDigestsEndpoint() {}

  static Reply list(ControlCall call) {
    call.require(IcrAction.IMAGE_LIST);
    Map<?, ?> body = call.body();
    boolean untaggedOnly = Json.bool(body, "exclude_tagged").orElse(false);
    boolean withVa = !Json.bool(body, "exclude_va").orElse(false);
    Map<String, List<IcrImage>> byDigest = new TreeMap<>();
    IcrListing.images(
            call,
            call.namespaces(IcrAction.IMAGE_LIST),
            Json.bool(body, "include_ibm").orElse(false),
            repositories(body))
        .stream()
        .filter(image -> !untaggedOnly || image.tags().isEmpty())
        .forEach(
            image -> byDigest.computeIfAbsent(image.digest(), d -> new ArrayList<>()).add(image));
    return Reply.status(200)
        .withNullableJson(
            byDigest.values().stream().map(same -> json(call, same, withVa)).toList());
  }

  /** One digest, which may be in several repositories. */
  private static Map<String, Object> json(ControlCall call, List<IcrImage> same, boolean withVa) {
    IcrImage first = same.get(0);
    Map<String, @Nullable Object> repoTags = new LinkedHashMap<>();
    for (IcrImage image : same) {
      repoTags.put(call.world().named(image.repository()), tags(call, image, withVa));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", first.digest());
    json.put("manifestType", first.type());
    json.put("repoTags", repoTags);
    json.put("created", first.createdSeconds());
    json.put("size", first.size());
    return json;
  }

  private static @Nullable Object tags(ControlCall call, IcrImage image, boolean withVa) {
    if (image.tags().isEmpty()) {
      return null;
    }
    Map<String, Object> reports = new LinkedHashMap<>();
    for (String tag : image.tags()) {
      reports.put(
          tag,
          withVa ? IcrFindings.of(call.world(), call.account(), image, tag).camelCase() : Map.of());
    }
    return reports;
  }

  private static List<String> repositories(Map<?, ?> body) {
    if (!(body.get("repositories") instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().map(String::valueOf).toList();
  }
}
