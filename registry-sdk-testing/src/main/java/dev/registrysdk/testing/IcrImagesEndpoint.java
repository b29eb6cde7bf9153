package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists images by tag. */
final class IcrImagesEndpoint {
  private IcrImagesEndpoint() {}

  static Reply list(ControlCall call) {
    call.require(IcrAction.IMAGE_LIST);
    boolean withIbm = call.flag("includeIBM", false);
    boolean withLists = call.flag("includeManifestLists", false);
    if (call.world().namespaces().of(call.account()).isEmpty() && !withIbm) {
      throw ControlRefusal.of("CRN", 404, "The account has no namespace in this registry.");
    }
    List<String> repositories = call.request().parameters().all("repository");
    return Reply.status(200)
        .withNullableJson(
            IcrListing.images(call, namespaces(call), withIbm, repositories).stream()
                .filter(image -> !image.tags().isEmpty() && (withLists || !image.isList()))
                .map(image -> json(call, image))
                .toList());
  }

  private static List<String> namespaces(ControlCall call) {
    List<String> asked =
        call.request().parameters().all("namespace").stream()
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    asked.forEach(name -> call.requireReadable(name, IcrAction.IMAGE_LIST));
    if (!call.flag("includePrivate", true)) {
      return List.of();
    }
    return asked.isEmpty() ? call.namespaces(IcrAction.IMAGE_LIST) : asked;
  }

  private static Map<String, @Nullable Object> json(ControlCall call, IcrImage image) {
    String repository = call.world().named(image.repository());
    List<String> tags = image.tags().stream().map(tag -> repository + ":" + tag).toList();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Id", image.id());
    json.put("ParentId", "");
    json.put("DigestTags", Map.of(image.digest(), tags));
    json.put("RepoTags", tags);
    json.put("RepoDigests", List.of(repository + "@" + image.digest()));
    json.put("Created", image.createdSeconds());
    json.put("Size", image.size());
    json.put("VirtualSize", image.size());
    json.put("Labels", image.labels().isEmpty() ? null : image.labels());
    json.put("ManifestType", image.type());
    if (call.flag("vulnerabilities", false)) {
      json.putAll(
          IcrFindings.of(call.world(), call.account(), image, image.tags().get(0)).pascalCase());
    }
    return json;
  }
}
