package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code GET /v1/policies} and {@code GET /v2/policies}: the policies of an account. */
record IamPolicyListing(IamPolicyVersion version) implements IamEndpoint {
  private static final int USUAL_SIZE = 50;
  private static final int MOST = 100;

  @Override
  public Reply answer(IamCall call) {
    call.caller();
    String account =
        call.parameter("account_id")
            .orElseThrow(
                () ->
                    IamFailure.named(
                        400,
                        "missing_required_query_parameter",
                        "The query parameter account_id is required"));
    call.administrator(account);
    List<IamPolicy> policies =
        sorted(
            call,
            call.world().policies().of(account).filter(policy -> isWanted(call, policy)).toList());
    int size = Math.max(1, Math.min(number(call, "limit", USUAL_SIZE), MOST));
    int start = Math.min(number(call, "start", 0), policies.size());
    int end = Math.min(start + size, policies.size());
    IamPolicyWriter writer = new IamPolicyWriter(version, call.request().origin());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("limit", size);
    json.put("first", Map.of("href", href(call, "")));
    if (end < policies.size()) {
      json.put("next", link(call, end));
    }
    if (start > 0) {
      json.put("previous", link(call, Math.max(0, start - size)));
    }
    json.put("policies", policies.subList(start, end).stream().map(writer::json).toList());
    return Reply.status(200).withJson(json);
  }

  private boolean isWanted(IamCall call, IamPolicy policy) {
    boolean common =
        call.parameter("state").orElse(IamPolicy.ACTIVE).equals(policy.stamp().state())
            && fits(call, "type", policy.type())
            && fits(call, "iam_id", policy.subjectValue(IamAttribute.IAM_ID).orElse(""))
            && fits(
                call, "access_group_id", policy.subjectValue(IamAttribute.ACCESS_GROUP).orElse(""))
            && fits(call, "service_type", serviceType(policy));
    boolean special =
        version == IamPolicyVersion.V1
            ? tagged(call, policy)
            : fits(call, "service_name", policy.service())
                && fits(
                    call,
                    "service_group_id",
                    IamPolicy.value(policy.resource(), IamAttribute.SERVICE_GROUP));
    return common && special;
  }

  /** A policy for a service by its name is one for a service, if it does not say otherwise. */
  private static String serviceType(IamPolicy policy) {
    String type = IamPolicy.value(policy.resource(), IamAttribute.SERVICE_TYPE);
    return type.isEmpty() && !policy.service().isEmpty() ? "service" : type;
  }

  private static boolean tagged(IamCall call, IamPolicy policy) {
    Optional<String> name = call.parameter("tag_name");
    Optional<String> value = call.parameter("tag_value");
    return (name.isEmpty() && value.isEmpty())
        || policy.tags().stream()
            .anyMatch(
                tag ->
                    (name.isEmpty() || tag.key().equals(name.get()))
                        && (value.isEmpty() || tag.text().equals(value.get())));
  }

  private static boolean fits(IamCall call, String parameter, String actual) {
    return call.parameter(parameter).map(actual::equals).orElse(true);
  }

  private static List<IamPolicy> sorted(IamCall call, List<IamPolicy> policies) {
    Optional<String> sort = call.parameter("sort");
    if (sort.isEmpty()) {
      return policies;
    }
    boolean descending = sort.get().startsWith("-");
    Comparator<IamPolicy> order =
        Comparator.comparing(key(descending ? sort.get().substring(1) : sort.get()));
    List<IamPolicy> sorted = new ArrayList<>(policies);
    sorted.sort(descending ? order.reversed() : order);
    return sorted;
  }

  private static Function<IamPolicy, String> key(String field) {
    return switch (field) {
      case "id" -> IamPolicy::id;
      case "type" -> IamPolicy::type;
      case "href" -> IamPolicy::id;
      case "created_at" -> policy -> policy.stamp().created().toString();
      case "created_by_id" -> policy -> policy.stamp().createdBy();
      case "last_modified_at" -> policy -> policy.stamp().modified().toString();
      case "last_modified_by_id" -> policy -> policy.stamp().modifiedBy();
      case "state" -> policy -> policy.stamp().state();
      default ->
          throw IamFailure.named(
              400, "request_not_processed", "Policies cannot be sorted by " + field);
    };
  }

  private static int number(IamCall call, String parameter, int usual) {
    String text = call.parameter(parameter).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,6}")) {
      throw IamFailure.named(
          400, "request_not_processed", parameter + " has a wrong value: " + text);
    }
    return Integer.parseInt(text);
  }

  private Map<String, Object> link(IamCall call, int start) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("href", href(call, "&start=" + start));
    link.put("start", Integer.toString(start));
    return link;
  }

  private String href(IamCall call, String start) {
    String query = call.request().query().replaceAll("&?start=[^&]*", "");
    return call.request().origin() + version.path() + "?" + query + start;
  }
}
