package dev.registrysdk.testing;

import java.util.Map;

/** What is the same for every entity of the identity API: versions, locks, and how it is shown. */
final class IamEntities {
  private IamEntities() {}

  /** Checks {@code If-Match}: a change must be made to the version that the client knows. */
  static void requireVersion(IamCall call, IamEntity entity) {
    String wanted =
        call.request().header("If-Match").orElseThrow(() -> IamFailure.missing("If-Match"));
    if (!wanted.equals("*") && !wanted.equals(entity.tag())) {
      throw IamFailure.named(
              409, "conflict", entity.id() + " has changed: its version is " + entity.tag())
          .with("details", "If-Match was " + wanted);
    }
  }

  static void requireUnlocked(IamEntity entity) {
    if (entity.locked()) {
      throw IamFailure.named(409, "conflict", entity.id() + " is locked: unlock it first");
    }
  }

  static void requireDeletable(IamEntity entity) {
    if (entity.locked()) {
      throw IamFailure.of(409, "BXNIM0105E", "Unable to delete object")
          .named("delete_not_possible")
          .with("details", entity.id() + " is locked: unlock it first");
    }
  }

  /** An answer with one entity. */
  static Reply reply(int status, IamCall call, IamEntity entity, Map<String, Object> json) {
    json.put("context", IamContext.ofIdentity(call));
    extras(call, entity, json);
    return Reply.status(status).withJson(json).withHeader("Etag", entity.tag());
  }

  /** Adds what is shown only to those who ask for it. */
  static void extras(IamCall call, IamEntity entity, Map<String, Object> json) {
    if (call.flag("include_history")) {
      json.put("history", entity.history());
    }
    if (call.flag("include_activity")) {
      json.put("activity", entity.activity());
    }
  }
}
