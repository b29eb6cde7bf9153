package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The quotas of an account: read in bytes, written in megabytes. */
final class IcrQuotaEndpoint {
  private IcrQuotaEndpoint() {}

  static Reply get(ControlCall call) {
    call.require(IcrAction.QUOTA_GET);
    IcrAccount account = call.ownAccount();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("limit", bytes(account.storageLimit(), account.trafficLimit()));
    json.put("usage", bytes(call.world().storedBytes(call.account()), account.traffic()));
    return Reply.status(200).withJson(json);
  }

  static Reply patch(ControlCall call) {
    call.require(IcrAction.QUOTA_SET);
    Map<?, ?> body = call.body();
    IcrAccount account = call.ownAccount();
    OptionalLong storage = limit(account, body, "storage_megabytes", IcrAccount.FREE_STORAGE);
    OptionalLong traffic = limit(account, body, "traffic_megabytes", IcrAccount.FREE_TRAFFIC);
    account.limit(storage, traffic);
    return Reply.status(200);
  }

  private static OptionalLong limit(IcrAccount account, Map<?, ?> body, String field, long free) {
    if (body.get(field) == null) {
      return OptionalLong.empty();
    }
    long megabytes = Json.number(body, field).orElse(Long.MIN_VALUE);
    if (megabytes < IcrAccount.UNLIMITED || megabytes > Long.MAX_VALUE >> 20) {
      throw ControlRefusal.badRequest(
          field + " must be a whole number of megabytes, or -1 for no limit.");
    }
    long bytes = megabytes == IcrAccount.UNLIMITED ? IcrAccount.UNLIMITED : megabytes << 20;
    if (!account.isStandard() && (bytes == IcrAccount.UNLIMITED || bytes > free)) {
      throw ControlRefusal.of(
          "CRG",
          403,
          field + " is more than the Free plan allows, which is " + (free >> 20) + " MB.");
    }
    return OptionalLong.of(bytes);
  }

  private static Map<String, Object> bytes(long storage, long traffic) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("storage_bytes", storage);
    json.put("traffic_bytes", traffic);
    return json;
  }
}
