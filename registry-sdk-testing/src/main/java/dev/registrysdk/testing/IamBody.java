package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON object in the body of a request that creates or changes something. */
record IamBody(Map<?, ?> json) {
  static IamBody of(IamCall call) {
    return new IamBody(call.json());
  }

  boolean has(String field) {
    return json.get(field) != null;
  }

  Optional<String> text(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    return Optional.of(
        Json.string(json, field)
            .orElseThrow(() -> IamFailure.invalid(field, "another value", "a text")));
  }

  String required(String field) {
    return text(field)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> IamFailure.missing(field));
  }

  boolean flag(String field) {
    if (!has(field)) {
      return false;
    }
    if (json.get(field) instanceof Boolean flag) {
      return flag;
    }
    throw IamFailure.invalid(field, String.valueOf(json.get(field)), "true, false");
  }

  List<String> texts(String field) {
    if (!has(field)) {
      return List.of();
    }
    if (json.get(field) instanceof List<?> list
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw IamFailure.invalid(field, String.valueOf(json.get(field)), "a list of texts");
  }

  /** An object in a field, if the field is there. */
  Optional<IamBody> object(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (json.get(field) instanceof Map<?, ?> map) {
      return Optional.of(new IamBody(map));
    }
    throw IamFailure.invalid(field, "another value", "an object");
  }

  @Override
  public String toString() {
    // It may hold the value of an API key.
    return json.keySet().toString();
  }
}
