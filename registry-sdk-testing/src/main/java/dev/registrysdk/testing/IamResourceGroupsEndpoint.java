package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v2/resource_groups}: the resource groups of an account, for everybody in it. */
final class IamResourceGroupsEndpoint {
  private IamResourceGroupsEndpoint() {}

  static Reply list(IamCall call) {
    IamCaller caller = call.caller();
    String account = call.parameter("account_id").orElse(caller.account());
    requireMember(caller, account);
    Optional<String> name = call.parameter("name");
    boolean usual = call.flag("default");
    List<Map<String, Object>> groups =
        call.world().directory().resourceGroups(account).stream()
            .filter(group -> name.isEmpty() || group.name().equals(name.get()))
            .filter(group -> !usual || group.isDefault())
            .map(IamResourceGroup::json)
            .toList();
    return Reply.status(200).withJson(Map.of("resources", groups));
  }

  static Reply get(IamCall call) {
    IamCaller caller = call.caller();
    IamResourceGroup group =
        call.world().directory().resourceGroups(caller.account()).stream()
            .filter(found -> found.id().equals(call.argument()))
            .findFirst()
            .orElseThrow(() -> IamFailure.notFound("The resource group " + call.argument()));
    return Reply.status(200).withJson(group.json());
  }

  private static void requireMember(IamCaller caller, String account) {
    if (!caller.account().equals(account)) {
      throw IamFailure.forbidden();
    }
  }
}
