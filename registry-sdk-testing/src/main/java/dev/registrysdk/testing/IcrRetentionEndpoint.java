package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The retention policies of an account.
 *
 * @param runsWhenSet whether a new policy deletes at once
 */
record IcrRetentionEndpoint(boolean runsWhenSet) {
  Reply list(ControlCall call) {
    call.require(IcrAction.RETENTION_LIST);
    Map<String, Object> json = new LinkedHashMap<>();
    for (String namespace : call.namespaces(IcrAction.RETENTION_LIST)) {
      json.put(namespace, call.world().retention().of(namespace).listJson());
    }
    return Reply.status(200).withJson(json);
  }

  Reply get(ControlCall call) {
    String namespace = call.argument();
    call.require(IcrAction.RETENTION_GET);
    if (call.world().namespaces().find(namespace).isEmpty()) {
      throw ControlRefusal.of("CRN", 404, "The namespace " + namespace + " was not found.");
    }
    call.requireIn(namespace, IcrAction.RETENTION_GET);
    return Reply.status(200).withJson(call.world().retention().of(namespace).json());
  }

  Reply set(ControlCall call) {
    IcrPolicy policy = IcrPolicy.read(call.body());
    call.requireIn(policy.namespace(), IcrAction.RETENTION_SET);
    IcrWorld world = call.world();
    world.retention().set(policy);
    if (runsWhenSet) {
      world.retention().doomed(policy).forEach(image -> delete(world, image));
    }
    return Reply.status(201);
  }

  Reply analyze(ControlCall call) {
    IcrPolicy policy = IcrPolicy.read(call.body());
    call.requireIn(policy.namespace(), IcrAction.RETENTION_ANALYZE);
    Map<String, Object> json = new LinkedHashMap<>();
    for (IcrImage image : call.world().retention().doomed(policy)) {
      json.put(call.world().named(image.reference()), image.tags());
    }
    return Reply.status(200).withJson(json);
  }

  private static void delete(IcrWorld world, IcrImage image) {
    world.delete(image.repository(), image.digest());
  }
}
