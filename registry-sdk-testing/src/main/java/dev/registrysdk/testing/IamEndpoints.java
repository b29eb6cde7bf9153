package dev.registrysdk.testing;

import java.util.List;

/** The one place that knows all endpoints of IAM. */
final class IamEndpoints {
  private IamEndpoints() {}

  static IamRouter router(IamWorld world) {
    IamRouter router = new IamRouter(world);
    tokens(router);
    identities(router);
    policies(router, IamPolicyVersion.V1);
    policies(router, IamPolicyVersion.V2);
    return router
        .with(
            IamErrorForm.POLICY,
            "PATCH",
            "/v1/policies/*",
            new IamPolicyEndpoint(IamPolicyVersion.V1)::restore)
        .with(IamErrorForm.POLICY, "GET", "/v2/roles", new IamRolesEndpoint())
        .with(IamErrorForm.POLICY, "GET", "/v2/resource_groups", IamResourceGroupsEndpoint::list)
        .with(IamErrorForm.POLICY, "GET", "/v2/resource_groups/*", IamResourceGroupsEndpoint::get);
  }

  private static void tokens(IamRouter router) {
    IamErrorForm form = IamErrorForm.TOKEN;
    router
        .with(form, "POST", "/identity/token", new IamTokenEndpoint())
        .with(form, "POST", "/identity/passcode", new IamPasscodeEndpoint())
        .with(
            form,
            "GET",
            "/identity/keys",
            call -> Reply.status(200).withJson(call.world().jwt().keySet()))
        .with(
            form,
            "GET",
            "/identity/.well-known/openid-configuration",
            new IamConfigurationEndpoint())
        .with(form, "GET", "/identity/userinfo", new IamUserInfoEndpoint())
        .with(form, "PATCH", "/v1/sessions/*/state", new IamSessionEndpoint());
    for (String path : List.of("/instance_identity/v1/token", "/identity/v1/token")) {
      router.with(IamErrorForm.POLICY, "PUT", path, IamInstanceEndpoint::instanceToken);
    }
    for (String path : List.of("/instance_identity/v1/iam_token", "/identity/v1/iam_tokens")) {
      router.with(IamErrorForm.POLICY, "POST", path, IamInstanceEndpoint::iamToken);
    }
  }

  private static void identities(IamRouter router) {
    IamErrorForm form = IamErrorForm.IDENTITY;
    router
        .with(form, "GET", "/v1/serviceids", IamServiceIdsEndpoint::list)
        .with(form, "POST", "/v1/serviceids", IamServiceIdsEndpoint::create)
        .with(form, "GET", "/v1/serviceids/*", IamServiceIdEndpoint::get)
        .with(form, "PUT", "/v1/serviceids/*", IamServiceIdEndpoint::update)
        .with(form, "DELETE", "/v1/serviceids/*", IamServiceIdEndpoint::delete)
        .with(form, "POST", "/v1/serviceids/*/lock", IamServiceIdEndpoint::lock)
        .with(form, "DELETE", "/v1/serviceids/*/lock", IamServiceIdEndpoint::unlock)
        .with(form, "GET", "/v1/apikeys", IamKeysEndpoint::list)
        .with(form, "POST", "/v1/apikeys", IamKeysEndpoint::create)
        // Before the path with an id, which would match as well.
        .with(form, "GET", "/v1/apikeys/details", IamKeysEndpoint::details)
        .with(form, "GET", "/v1/apikeys/*", IamKeyEndpoint::get)
        .with(form, "PUT", "/v1/apikeys/*", IamKeyEndpoint::update)
        .with(form, "DELETE", "/v1/apikeys/*", IamKeyEndpoint::delete)
        .with(form, "POST", "/v1/apikeys/*/lock", IamKeyEndpoint::lock)
        .with(form, "DELETE", "/v1/apikeys/*/lock", IamKeyEndpoint::unlock)
        .with(form, "POST", "/v1/apikeys/*/disable", IamKeyEndpoint::disable)
        .with(form, "DELETE", "/v1/apikeys/*/disable", IamKeyEndpoint::enable);
  }

  private static void policies(IamRouter router, IamPolicyVersion version) {
    IamErrorForm form = IamErrorForm.POLICY;
    IamPolicyEndpoint endpoint = new IamPolicyEndpoint(version);
    router
        .with(form, "GET", version.path(), new IamPolicyListing(version))
        .with(form, "POST", version.path(), endpoint::create)
        .with(form, "GET", version.path() + "/*", endpoint::get)
        .with(form, "PUT", version.path() + "/*", endpoint::replace)
        .with(form, "DELETE", version.path() + "/*", endpoint::delete);
  }
}
