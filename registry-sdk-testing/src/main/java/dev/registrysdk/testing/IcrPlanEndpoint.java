package dev.registrysdk.testing;

import java.util.Locale;
import java.util.Map;

/** The plan of an account: free first, then standard for good. */
final class IcrPlanEndpoint {
  private IcrPlanEndpoint() {}

  static Reply get(ControlCall call) {
    call.require(IcrAction.PLAN_GET);
    return Reply.status(200).withJson(Map.of("plan", call.ownAccount().plan()));
  }

  static Reply patch(ControlCall call) {
    call.require(IcrAction.PLAN_SET);
    String plan = Json.string(call.body(), "plan").orElse("");
    switch (plan.toLowerCase(Locale.ROOT)) {
      case "standard" -> call.ownAccount().upgrade();
      case "free" -> requireFree(call.ownAccount());
      default -> throw ControlRefusal.badRequest("The plan must be Free or Standard.");
    }
    return Reply.status(200);
  }

  private static void requireFree(IcrAccount account) {
    if (account.isStandard()) {
      throw ControlRefusal.of("CRG", 403, "The Standard plan cannot be changed to the Free plan.");
    }
  }
}
