package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The namespaces of an account. */
final class IcrNamespaceEndpoint {
  private static final String GROUP = "X-Auth-Resource-Group";

  private IcrNamespaceEndpoint() {}

  static Reply list(ControlCall call) {
    return Reply.status(200).withJson(visible(call));
  }

  static Reply details(ControlCall call) {
    IcrNamespaces namespaces = call.world().namespaces();
    return Reply.status(200)
        .withJson(
            visible(call).stream()
                .flatMap(name -> namespaces.find(name).stream())
                .map(IcrNamespace::json)
                .toList());
  }

  static Reply put(ControlCall call) {
    call.require(IcrAction.NAMESPACE_CREATE);
    String name = call.argument();
    boolean created =
        call.world().namespaces().create(name, call.account(), group(call).orElse(""));
    return Reply.status(created ? 201 : 200).withJson(Map.of("namespace", name));
  }

  static Reply patch(ControlCall call) {
    call.requireIn(call.argument(), IcrAction.NAMESPACE_CREATE);
    String group =
        group(call)
            .orElseThrow(() -> ControlRefusal.badRequest("The " + GROUP + " header is missing."));
    IcrNamespaces namespaces = call.world().namespaces();
    namespaces.find(call.argument()).ifPresent(found -> namespaces.assign(found, group));
    return Reply.status(200).withJson(Map.of("namespace", call.argument()));
  }

  static Reply delete(ControlCall call) {
    call.requireIn(call.argument(), IcrAction.NAMESPACE_DELETE);
    call.world().deleteNamespace(call.argument());
    return Reply.status(204);
  }

  private static List<String> visible(ControlCall call) {
    call.require(IcrAction.NAMESPACE_LIST);
    return call.namespaces(IcrAction.NAMESPACE_LIST);
  }

  private static Optional<String> group(ControlCall call) {
    return call.request().header(GROUP).filter(group -> !group.isBlank());
  }
}
