package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The reports of Vulnerability Advisor, of one image and of all. */
final class IcrReportEndpoint {
  private IcrReportEndpoint() {}

  static Reply account(ControlCall call) {
    Map<String, Object> assessments = new LinkedHashMap<>();
    eachTag(
        call,
        (image, tag) ->
            assessments.put(
                name(call, image, tag),
                IcrFindings.of(call.world(), call.account(), image, tag).report()));
    return Reply.status(200).withJson(Map.of("assessments", assessments));
  }

  static Reply accountStatus(ControlCall call) {
    List<Object> images = new ArrayList<>();
    eachTag(
        call,
        (image, tag) -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("name", name(call, image, tag));
          json.put("created_time", image.createdSeconds());
          json.putAll(IcrFindings.of(call.world(), call.account(), image, tag).summary());
          images.add(json);
        });
    return Reply.status(200).withJson(Map.of("images", images));
  }

  static Reply image(ControlCall call) {
    return Reply.status(200).withJson(polled(call).report());
  }

  static Reply imageStatus(ControlCall call) {
    return Reply.status(200).withJson(polled(call).summary());
  }

  private static IcrFindings polled(ControlCall call) {
    IcrName name = call.image();
    call.requireReadable(name.namespace(), action(call));
    IcrImage image = call.required(name);
    return IcrFindings.polled(call.world(), call.account(), image, name.reference());
  }

  /** Images without a tag are never scanned. */
  private static void eachTag(ControlCall call, BiConsumer<IcrImage, String> consumer) {
    IcrAction action = action(call);
    call.require(action);
    List<String> namespaces =
        call.flag("includePrivate", true) ? call.namespaces(action) : List.of();
    IcrListing.images(
            call,
            namespaces,
            call.flag("includeIBM", false),
            call.request().parameters().all("repository"))
        .forEach(image -> image.tags().forEach(tag -> consumer.accept(image, tag)));
  }

  /** The service's own documents disagree about which of the two is needed. */
  private static IcrAction action(ControlCall call) {
    return call.may(IcrAction.EXEMPTION_LIST) ? IcrAction.EXEMPTION_LIST : IcrAction.IMAGE_PULL;
  }

  private static String name(ControlCall call, IcrImage image, String tag) {
    return call.world().named(image.repository()) + ":" + tag;
  }
}
