package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The exemptions of an account, for all of it or for a part. */
final class IcrExemptionEndpoint {
  private static final String FAMILY = "BXNVA";
  private static final List<IssueType> TYPES =
      List.of(
          new IssueType("cve", "CVE", "^CVE-[0-9]{4}-[0-9]+$"),
          new IssueType("sn", "Security Notice", "^[A-Za-z0-9][A-Za-z0-9:._-]*$"),
          new IssueType("configuration", "Configuration Issue", "^[a-z0-9][a-z0-9:._-]*$"));

  private IcrExemptionEndpoint() {}

  /** Those that were made for the whole account. */
  static Reply ofAccount(ControlCall call) {
    call.require(IcrAction.EXEMPTION_LIST);
    return list(call, exemption -> exemption.where().equals(IcrExemption.Where.ACCOUNT), true);
  }

  /** Those that were made for one resource. */
  static Reply ofResource(ControlCall call) {
    IcrExemption.Where where = resource(call, call.argument(), IcrAction.EXEMPTION_LIST);
    return list(call, exemption -> exemption.where().equals(where), true);
  }

  static Reply all(ControlCall call) {
    call.require(IcrAction.EXEMPTION_LIST);
    return list(call, exemption -> true, true);
  }

  /** Those that apply to a resource, wherever they were made. */
  static Reply applying(ControlCall call) {
    IcrExemption.Where where = resource(call, call.argument(), IcrAction.EXEMPTION_LIST);
    return list(
        call, exemption -> exemption.where().contains(where), call.flag("includeScope", false));
  }

  /** Those that apply to each of several images. */
  static Reply applyingToEach(ControlCall call) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String image : call.texts()) {
      IcrExemption.Where where = resource(call, image, IcrAction.EXEMPTION_LIST);
      json.put(image, found(call, exemption -> exemption.where().contains(where), true));
    }
    return Reply.status(200).withJson(json);
  }

  static Reply types(ControlCall call) {
    return Reply.status(200).withJson(TYPES.stream().map(IssueType::json).toList());
  }

  static Reply get(ControlCall call) {
    IcrExemption exemption = named(call, IcrAction.EXEMPTION_LIST);
    return found(call, exemption::equals, true).stream()
        .findFirst()
        .map(json -> Reply.status(200).withJson(json))
        .orElseThrow(IcrExemptionEndpoint::unknown);
  }

  static Reply create(ControlCall call) {
    IcrExemption exemption = named(call, IcrAction.EXEMPTION_MANAGE);
    IssueType type =
        TYPES.stream()
            .filter(known -> known.identifier.equals(exemption.type()))
            .findFirst()
            .orElseThrow(
                () ->
                    ControlRefusal.of(
                        FAMILY, 400, "The issue type must be cve, sn or configuration."));
    if (!Pattern.matches(type.regex, exemption.id())) {
      throw ControlRefusal.of(
          FAMILY, 400, "The issue ID " + exemption.id() + " does not match " + type.regex + ".");
    }
    call.world().exemptions().add(exemption);
    return Reply.status(201).withJson(exemption.json(true));
  }

  static Reply delete(ControlCall call) {
    if (!call.world().exemptions().remove(named(call, IcrAction.EXEMPTION_MANAGE))) {
      throw unknown();
    }
    return Reply.status(200);
  }

  static Reply deleteAll(ControlCall call) {
    call.require(IcrAction.EXEMPTION_MANAGE);
    int deleted = call.world().exemptions().clear(call.account());
    return Reply.status(200).withJson(Map.of("number_of_exemptions_deleted", deleted));
  }

  /** The exemption in the path, which ends with issue type and issue id. */
  private static IcrExemption named(ControlCall call, IcrAction action) {
    List<String> arguments = call.arguments();
    int last = arguments.size() - 1;
    IcrExemption.Where where = IcrExemption.Where.ACCOUNT;
    if (last == 2) {
      where = resource(call, arguments.get(0), action);
    } else {
      call.require(action);
    }
    return new IcrExemption(call.account(), arguments.get(last - 1), arguments.get(last), where);
  }

  /** The part of the account that a name means, with or without domain. */
  private static IcrExemption.Where resource(ControlCall call, String name, IcrAction action) {
    String bare =
        call.domains().stream()
            .filter(domain -> name.startsWith(domain + "/"))
            .map(domain -> name.substring(domain.length() + 1))
            .findFirst()
            .orElse(name);
    IcrExemption.Where where = IcrExemption.Where.of(bare);
    call.requireIn(where.namespace(), action);
    return where;
  }

  private static Reply list(
      ControlCall call, Predicate<IcrExemption> condition, boolean withScope) {
    return Reply.status(200).withJson(found(call, condition, withScope));
  }

  private static List<Map<String, Object>> found(
      ControlCall call, Predicate<IcrExemption> condition, boolean withScope) {
    return call.world().exemptions().of(call.account(), condition).stream()
        .map(exemption -> exemption.json(withScope))
        .toList();
  }

  private static ControlRefusal unknown() {
    return ControlRefusal.of(FAMILY, 404, "The exemption was not found.");
  }

  private record IssueType(String identifier, String displayName, String regex) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("identifier", identifier);
      json.put("display_name", displayName);
      json.put("translationKey", "exemption." + identifier);
      json.put("validation_regex", regex);
      return json;
    }
  }
}
