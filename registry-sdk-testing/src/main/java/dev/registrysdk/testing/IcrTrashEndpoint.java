package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trash of an account, and the two ways out of it. */
final class IcrTrashEndpoint {
  private IcrTrashEndpoint() {}

  static Reply list(ControlCall call) {
    // The service's own documents disagree about which of the two is needed.
    IcrAction needed =
        call.may(IcrAction.IMAGE_LIST) ? IcrAction.IMAGE_LIST : IcrAction.IMAGE_DELETE;
    call.require(needed);
    List<String> asked =
        call.request().parameters().all("namespace").stream()
            .filter(name -> !name.isEmpty())
            .toList();
    asked.forEach(name -> call.requireIn(name, needed));
    Map<String, Object> json = new LinkedHashMap<>();
    IcrTrash trash = call.world().trash();
    for (IcrTrash.Item item : trash.in(asked.isEmpty() ? call.namespaces(needed) : asked)) {
      json.put(call.world().named(item.reference()), json(trash, item));
    }
    return Reply.status(200).withNullableJson(json);
  }

  /** Copies a digest out, with those of its tags that are free. */
  static Reply restoreDigest(ControlCall call) {
    IcrName name = call.image();
    String digest = name.requiredDigest();
    call.requireIn(name.namespace(), IcrAction.IMAGE_PUSH);
    IcrTrash.Item item =
        call.world()
            .trash()
            .ofDigest(name.repository(), digest)
            .orElseThrow(IcrTrashEndpoint::unknown);
    List<String> restored =
        call.world().repositories().create(name.repository()).putBack(item.manifest(), item.tags());
    List<String> taken = item.tags().stream().filter(tag -> !restored.contains(tag)).toList();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("successful", nullIfEmpty(restored));
    json.put("unsuccessful", nullIfEmpty(taken));
    return Reply.status(200).withNullableJson(json);
  }

  /** Moves one tag out. */
  static Reply restoreTag(ControlCall call) {
    IcrName name = call.image();
    String tag = name.digest().isEmpty() ? name.reference() : name.requiredTag();
    call.requireIn(name.namespace(), IcrAction.IMAGE_PUSH);
    IcrTrash.Item item =
        call.world().trash().ofTag(name.repository(), tag).orElseThrow(IcrTrashEndpoint::unknown);
    if (call.world().images().find(name.repository(), tag).isPresent()) {
      throw IcrError.TAG_EXISTS.refusal();
    }
    call.world()
        .repositories()
        .create(name.repository())
        .putManifest(item.manifest(), List.of(tag));
    call.world().trash().removeTag(item, tag);
    return Reply.status(200);
  }

  private static Map<String, @Nullable Object> json(IcrTrash trash, IcrTrash.Item item) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("daysUntilExpiry", trash.daysUntilExpiry(item));
    json.put("tags", nullIfEmpty(item.tags()));
    return json;
  }

  private static @Nullable List<String> nullIfEmpty(List<String> list) {
    return list.isEmpty() ? null : list;
  }

  private static ControlRefusal unknown() {
    return ControlRefusal.of("CRT", 404, "The image was not found in the trash.");
  }
}
