package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes images, one or many, and takes tags off them. */
final class IcrDeleteEndpoint {
  private IcrDeleteEndpoint() {}

  static Reply delete(ControlCall call) {
    return untagged(deleted(call, call.image()));
  }

  /** Always answers 200: what went wrong stands in the body, item by item. */
  static Reply bulk(ControlCall call) {
    call.require(IcrAction.IMAGE_DELETE);
    List<String> deleted = new ArrayList<>();
    Map<String, Object> errors = new LinkedHashMap<>();
    for (String text : call.texts()) {
      try {
        deleted(call, call.image(text));
        deleted.add(text);
      } catch (ControlRefusal refusal) {
        errors.put(text, refusal.json());
      }
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("success", deleted.isEmpty() ? null : deleted);
    json.put("error", errors.isEmpty() ? null : errors);
    return Reply.status(200).withNullableJson(json);
  }

  static Reply untag(ControlCall call) {
    IcrName name = call.image();
    String tag = name.requiredTag();
    call.requireIn(name.namespace(), IcrAction.IMAGE_DELETE);
    IcrImage image = call.required(name);
    call.world().repositories().required(name.repository()).removeTag(tag);
    return untagged(image);
  }

  private static IcrImage deleted(ControlCall call, IcrName name) {
    call.requireIn(name.namespace(), IcrAction.IMAGE_DELETE);
    return call.world()
        .delete(name.repository(), name.reference())
        .orElseThrow(ControlRefusal::imageUnknown);
  }

  private static Reply untagged(IcrImage image) {
    return Reply.status(200).withJson(Map.of("Untagged", image.id()));
  }
}
