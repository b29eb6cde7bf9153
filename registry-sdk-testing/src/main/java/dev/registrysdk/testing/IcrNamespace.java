package dev.registrysdk.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A namespace and whose it is.
 *
 * @param resourceGroup the id of its resource group, empty while it has none
 * @param assigned when it got the group, meaningless without one
 */
record IcrNamespace(
    String name,
    String account,
    String region,
    String resourceGroup,
    Instant created,
    Instant assigned) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The namespace of a repository. */
  static String of(String repository) {
    int slash = repository.indexOf('/');
    return slash < 0 ? repository : repository.substring(0, slash);
  }

  boolean isAssigned() {
    return !resourceGroup.isEmpty();
  }

  IcrNamespace assignedTo(String group, Instant now) {
    return new IcrNamespace(name, account, region, group, created, now);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", account);
    json.put("created_date", TIME.format(created));
    if (isAssigned()) {
      json.put(
          "crn",
          "crn:v1:bluemix:public:container-registry:"
              + region
              + ":a/"
              + account
              + "::namespace:"
              + name);
    }
    json.put("name", name);
    if (isAssigned()) {
      json.put("resource_created_date", TIME.format(assigned));
    }
    json.put("resource_group", resourceGroup);
    json.put("updated_date", TIME.format(isAssigned() ? assigned : created));
    return json;
  }
}
