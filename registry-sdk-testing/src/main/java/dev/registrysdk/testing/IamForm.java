package dev.registrysdk.testing;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The form in the body of a token request. */
record IamForm(IamCall call, Query fields) {
  static final String CLOUD_IAM = "cloud_iam";
  static final String DELEGATED = "delegated_refresh_token";

  static IamForm of(IamCall call) {
    return new IamForm(call, Query.parse(call.request().bodyBytes().utf8()));
  }

  IamWorld world() {
    return call.world();
  }

  Optional<String> field(String name) {
    return fields.first(name).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return field(name).orElseThrow(() -> IamFailure.missing(name));
  }

  /** The client that identifies itself, if this is a grant that only clients get. */
  String requiredClient() {
    return call.client().orElseThrow(() -> IamFailure.missing("client_id"));
  }

  String scope() {
    return field("scope").orElse("ibm openid");
  }

  /** What is to be answered: {@code cloud_iam} unless the form says something else. */
  Set<String> responseTypes() {
    String text = field("response_type").orElse(CLOUD_IAM);
    Set<String> types = new TreeSet<>();
    for (String type : text.split("[ ,]+", -1)) {
      if (!type.equals(CLOUD_IAM) && !type.equals(DELEGATED)) {
        throw IamFailure.invalid("response_type", text, CLOUD_IAM + ", " + DELEGATED);
      }
      types.add(type);
    }
    return types;
  }

  @Override
  public String toString() {
    return call.toString();
  }
}
