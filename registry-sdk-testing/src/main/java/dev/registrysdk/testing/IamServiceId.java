package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;

/** A service ID. */
final class IamServiceId extends IamEntity {
  private List<String> instances = List.of();
  private String group = "";

  IamServiceId(String id, String account, String name, IamChange creation) {
    super(id, account, name, creation);
  }

  String iamId() {
    return "iam-" + id();
  }

  String group() {
    return group;
  }

  void instances(List<String> newInstances) {
    this.instances = List.copyOf(newInstances);
  }

  void group(String newGroup) {
    this.group = newGroup;
  }

  IamSubject identity() {
    return new IamSubject(IamSubject.Kind.SERVICE_ID, id(), account(), name());
  }

  Map<String, Object> json() {
    Map<String, Object> json = head();
    json.put("iam_id", iamId());
    json.put("crn", IamCrn.of(account(), "serviceid", id()));
    json.put("unique_instance_crns", instances);
    if (!group.isEmpty()) {
      json.put("group_id", group);
    }
    return json;
  }
}
