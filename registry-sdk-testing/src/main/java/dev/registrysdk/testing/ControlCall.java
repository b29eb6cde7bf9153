package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of the control plane whose sender is known.
 *
 * @param arguments the variable parts of the path, decoded
 */
record ControlCall(
    IncomingRequest request, List<String> arguments, IcrAuthority.Caller caller, IcrWorld world) {
  String argument() {
    return arguments.get(0);
  }

  String account() {
    return caller.account();
  }

  IcrAccount ownAccount() {
    return world.accounts().of(account());
  }

  /** Whether the caller may do something somewhere in the account. */
  boolean may(IcrAction action) {
    return caller.may(action, world.region(), Optional.empty());
  }

  boolean mayIn(String namespace, IcrAction action) {
    return action.accountWide()
        ? may(action)
        : caller.may(
            action, world.region(), Optional.of(namespace), world.namespaces().groupOf(namespace));
  }

  void require(IcrAction action) {
    if (!may(action)) {
      throw IcrError.FORBIDDEN.refusal();
    }
  }

  /** Requires a namespace of the caller's account, and a permission in it. */
  void requireIn(String namespace, IcrAction action) {
    if (!world.namespaces().belongs(namespace, account()) || !mayIn(namespace, action)) {
      throw IcrError.FORBIDDEN.refusal();
    }
  }

  /** The same for reading: public images may be read by everybody. */
  void requireReadable(String namespace, IcrAction action) {
    if (!world.namespaces().isPublic(namespace)) {
      requireIn(namespace, action);
    }
  }

  /** The caller's namespaces in which something is allowed. */
  List<String> namespaces(IcrAction action) {
    return world.namespaces().of(account()).stream().filter(name -> mayIn(name, action)).toList();
  }

  /** The image name in the path. */
  IcrName image() {
    return image(argument());
  }

  IcrName image(String text) {
    return IcrName.parse(text, domains());
  }

  /** What a name in the path or the query means, if it exists. */
  Optional<IcrImage> find(IcrName name) {
    return world.images().find(name.repository(), name.reference());
  }

  IcrImage required(IcrName name) {
    return find(name).orElseThrow(ControlRefusal::imageUnknown);
  }

  /** The domains that mean this registry: its own, and the one that the request was sent to. */
  Set<String> domains() {
    String origin = request.origin();
    return Set.copyOf(
        List.of(world.domain(), origin.substring(origin.indexOf("//") + 2)).stream()
            .distinct()
            .toList());
  }

  boolean flag(String name, boolean usual) {
    List<String> values = request.parameters().all(name);
    return values.isEmpty() ? usual : values.get(values.size() - 1).equals("true");
  }

  /** A parameter without which nothing can be done. */
  String parameter(String name) {
    return request
        .parameter(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> ControlRefusal.badRequest("The query parameter " + name + " is missing."));
  }

  /** The JSON object in the body. */
  Map<?, ?> body() {
    return Json.tryObject(request.bodyBytes().utf8())
        .orElseThrow(() -> ControlRefusal.badRequest("The request body is not a JSON object."));
  }

  /** The JSON array of texts in the body. */
  List<String> texts() {
    Object json =
        Json.tryAny(request.bodyBytes().utf8())
            .filter(value -> value instanceof List<?>)
            .orElseThrow(() -> ControlRefusal.badRequest("The request body is not a JSON array."));
    return ((List<?>) json)
        .stream()
            .map(
                element -> {
                  if (element instanceof String text) {
                    return text;
                  }
                  throw ControlRefusal.badRequest("The array holds something else than strings.");
                })
            .toList();
  }
}
