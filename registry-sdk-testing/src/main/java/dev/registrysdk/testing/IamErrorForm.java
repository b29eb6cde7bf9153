package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways in which the APIs of IAM write an error. */
enum IamErrorForm {
  /** The token service: one code, and a context. */
  TOKEN,
  /** The API for service IDs and API keys: a list of errors with two codes each. */
  IDENTITY,
  /** The API for policies, the one for resource groups, and the metadata service. */
  POLICY;

  Reply reply(IamFailure failure, IamCall call) {
    Map<String, Object> json =
        switch (this) {
          case TOKEN -> token(failure, call);
          case IDENTITY -> identity(failure, call);
          case POLICY -> policy(failure, call);
        };
    return Reply.status(failure.status()).withJson(json);
  }

  private static Map<String, Object> token(IamFailure failure, IamCall call) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("errorCode", failure.code().isEmpty() ? "BXNIM0001E" : failure.code());
    json.put("errorMessage", failure.text());
    json.put("context", IamContext.ofToken(call));
    return json;
  }

  private static Map<String, Object> identity(IamFailure failure, IamCall call) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", failure.word().isEmpty() ? identityWord(failure.status()) : failure.word());
    if (!failure.code().isEmpty()) {
      error.put("message_code", failure.code());
    }
    error.put("message", failure.text());
    failure.details().forEach(error::put);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("context", IamContext.ofIdentity(call));
    json.put("status_code", Integer.toString(failure.status()));
    json.put("errors", List.of(error));
    json.put("trace", call.transaction());
    return json;
  }

  private static Map<String, Object> policy(IamFailure failure, IamCall call) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", failure.word().isEmpty() ? policyWord(failure.status()) : failure.word());
    error.put("message", failure.text());
    if (!failure.details().isEmpty()) {
      error.put("details", failure.details());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("errors", List.of(error));
    json.put("status_code", failure.status());
    json.put("trace", call.transaction());
    return json;
  }

  private static String identityWord(int status) {
    return switch (status) {
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 409 -> "conflict";
      default -> "invalid_request";
    };
  }

  private static String policyWord(int status) {
    return switch (status) {
      case 401 -> "invalid_token";
      case 403 -> "insufficent_permissions"; // the service spells it so
      case 404 -> "not_found";
      case 405, 412 -> "request_not_processed";
      case 409 -> "policy_conflict_error";
      default -> "invalid_body";
    };
  }
}
