package dev.registrysdk.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A resource group of an account. */
record IamResourceGroup(
    String id, String account, String name, boolean isDefault, Instant created, String quota) {
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("crn", IamCrn.resourceGroup(account, id));
    json.put("account_id", account);
    json.put("name", name);
    json.put("state", "ACTIVE");
    json.put("default", isDefault);
    json.put("quota_id", quota);
    json.put("quota_url", "/v2/quota_definitions/" + quota);
    json.put("payment_methods_url", "/v2/resource_groups/" + id + "/payment_methods");
    json.put("resource_linkages", List.of());
    json.put("teams_url", "/v2/resource_groups/" + id + "/teams");
    json.put("created_at", IamTime.millis(created));
    json.put("updated_at", IamTime.millis(created));
    return json;
  }
}
