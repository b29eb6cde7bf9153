package dev.registrysdk.testing;

/** The versions of the policy API, which write the same policies differently. */
enum IamPolicyVersion {
  V1("name"),
  V2("key");

  private final String keyField;

  IamPolicyVersion(String keyField) {
    this.keyField = keyField;
  }

  /** The field in which an attribute has its name. */
  String keyField() {
    return keyField;
  }

  String path() {
    return this == V1 ? "/v1/policies" : "/v2/policies";
  }
}
