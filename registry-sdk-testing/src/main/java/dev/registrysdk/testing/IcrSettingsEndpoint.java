package dev.registrysdk.testing;

import java.util.Map;

/** The settings of an account. */
final class IcrSettingsEndpoint {
  private IcrSettingsEndpoint() {}

  static Reply get(ControlCall call) {
    call.require(IcrAction.SETTINGS_GET);
    return Reply.status(200)
        .withJson(Map.of("platform_metrics", call.ownAccount().platformMetrics()));
  }

  static Reply patch(ControlCall call) {
    call.require(IcrAction.SETTINGS_SET);
    Json.bool(call.body(), "platform_metrics").ifPresent(call.ownAccount()::platformMetrics);
    return Reply.status(204);
  }
}
