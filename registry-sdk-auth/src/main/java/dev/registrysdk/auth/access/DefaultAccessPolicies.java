package dev.registrysdk.auth.access;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Policies over HTTP. Both versions show the same policies; they are read by the second. */
final class DefaultAccessPolicies implements AccessPolicies {
  private static final int PAGE = 100;
  private static final String READ = version(PolicyVersion.V2);

  private final JsonService<PolicyApi> service;
  private final AccountLookup account;

  DefaultAccessPolicies(JsonService<PolicyApi> service, AccountLookup account) {
    this.service = service;
    this.account = account;
  }

  @Override
  public AccessPolicy create(CreatePolicyRequest request) {
    String what = "Could not give access to " + request.iamId();
    String id = account.id(what);
    Map<String, String> resource =
        PolicyScope.attributes(id, request.region(), request.namespace(), request.resourceGroup());
    List<String> roles = request.roles().stream().map(AccessRole::crn).sorted().toList();
    try {
      return create(what, request, roles, resource);
    } catch (RegistryException e) {
      if (e.failure().details().stream().noneMatch(error -> error.code().startsWith("role_"))) {
        throw e;
      }
      return create(what, request, offered(what, id, request, e), resource);
    }
  }

  private AccessPolicy create(
      String what, CreatePolicyRequest request, List<String> roles, Map<String, String> resource) {
    byte[] json = PolicyJson.write(request, roles, resource);
    return service.ask(
        what,
        (api, spec) -> api.createPolicy(spec, version(request.version()), JsonService.body(json)),
        PolicyJson.POLICY);
  }

  /**
   * Sources differ on how the roles of this service are called; where one is refused, IAM is asked.
   */
  private List<String> offered(
      String what, String id, CreatePolicyRequest request, RegistryException refusal) {
    List<String> offered =
        service.ask(
            what, (api, spec) -> api.roles(spec, id, "container-registry"), PolicyJson.ROLE_LIST);
    List<String> roles =
        offered.stream()
            .filter(crn -> request.roles().stream().anyMatch(role -> role.means(crn)))
            .sorted()
            .toList();
    if (roles.size() < request.roles().size()) {
      throw refusal;
    }
    return roles;
  }

  @Override
  public List<AccessPolicy> list(String iamId) {
    String what = "Could not list the policies of " + iamId;
    String id = account.id(what);
    return Pages.all(
        start ->
            service.ask(
                what,
                (api, spec) -> api.policies(spec, READ, id, iamId, "access", PAGE, start),
                PolicyJson.POLICIES));
  }

  @Override
  public AccessPolicy get(String id) {
    return service.ask(
        "Could not read the policy " + id,
        (api, spec) -> api.policy(spec, READ, id),
        PolicyJson.POLICY);
  }

  @Override
  public void delete(String id) {
    service.tell(
        "Could not delete the policy " + id, (api, spec) -> api.deletePolicy(spec, READ, id));
  }

  private static String version(PolicyVersion version) {
    return version.name().toLowerCase(Locale.ROOT);
  }
}
