package dev.registrysdk.testing;

import org.jspecify.annotations.Nullable;

/** The one place that knows all operations of the control plane. */
final class IcrOperations {
  private static final String IMAGE_ISSUE = "/va/api/v4/exempt/image/{}/issue/{1}/{1}";
  private static final String ACCOUNT_ISSUE = "/va/api/v4/exempt/image/issue/{1}/{1}";

  private IcrOperations() {}

  static ControlPlane on(
      ControlPlane plane, IcrWorld world, boolean runsRetention, @Nullable IcrBuildHook hook) {
    plane.onOpen("GET", "/api/v1/messages", request -> message(world));
    account(plane);
    images(plane);
    retention(plane, new IcrRetentionEndpoint(runsRetention));
    advisor(plane);
    return retired(plane, hook);
  }

  private static Reply message(IcrWorld world) {
    return world.message().map(Reply.status(200)::withJson).orElseGet(() -> Reply.status(204));
  }

  private static void account(ControlPlane plane) {
    plane
        .on("GET", "/api/v1/auth", IcrAuthEndpoint::get)
        .on("PATCH", "/api/v1/auth", IcrAuthEndpoint::patch)
        .on("GET", "/api/v1/plans", IcrPlanEndpoint::get)
        .on("PATCH", "/api/v1/plans", IcrPlanEndpoint::patch)
        .on("GET", "/api/v1/quotas", IcrQuotaEndpoint::get)
        .on("PATCH", "/api/v1/quotas", IcrQuotaEndpoint::patch)
        .on("GET", "/api/v1/settings", IcrSettingsEndpoint::get)
        .on("PATCH", "/api/v1/settings", IcrSettingsEndpoint::patch)
        .on("GET", "/api/v1/namespaces", IcrNamespaceEndpoint::list)
        .on("GET", "/api/v1/namespaces/details", IcrNamespaceEndpoint::details)
        .on("PUT", "/api/v1/namespaces/{}", IcrNamespaceEndpoint::put)
        .on("PATCH", "/api/v1/namespaces/{}", IcrNamespaceEndpoint::patch)
        .on("DELETE", "/api/v1/namespaces/{}", IcrNamespaceEndpoint::delete);
  }

  private static void images(ControlPlane plane) {
    plane
        .on("GET", "/api/v1/images", IcrImagesEndpoint::list)
        .on("POST", "/api/v1/images/bulkdelete", IcrDeleteEndpoint::bulk)
        .on("POST", "/api/v1/images/digests", IcrDigestsEndpoint::list)
        .on("POST", "/api/v1/images/tags", IcrTagEndpoint::post)
        .on("GET", "/api/v1/images/{}/json", IcrInspectEndpoint::json)
        .on("GET", "/api/v1/images/{}/manifest", IcrInspectEndpoint::manifest)
        .on("DELETE", "/api/v1/images/{}", IcrDeleteEndpoint::delete)
        .on("DELETE", "/api/v1/tags/{}", IcrDeleteEndpoint::untag)
        .on("GET", "/api/v1/trash", IcrTrashEndpoint::list)
        .on("POST", "/api/v1/trash/{}/restoretags", IcrTrashEndpoint::restoreDigest)
        .on("POST", "/api/v1/trash/{}/restore", IcrTrashEndpoint::restoreTag);
  }

  private static void retention(ControlPlane plane, IcrRetentionEndpoint retention) {
    plane
        .on("GET", "/api/v1/retentions", retention::list)
        .on("POST", "/api/v1/retentions", retention::set)
        .on("POST", "/api/v1/retentions/analyze", retention::analyze)
        .on("GET", "/api/v1/retentions/{}", retention::get);
  }

  private static void advisor(ControlPlane plane) {
    plane
        .on("GET", "/va/api/v4/report/account", IcrReportEndpoint::account)
        .on("GET", "/va/api/v4/report/account/status", IcrReportEndpoint::accountStatus)
        .on("GET", "/va/api/v4/report/image/status/{}", IcrReportEndpoint::imageStatus)
        .on("GET", "/va/api/v4/report/image/{}", IcrReportEndpoint::image)
        .on("GET", "/va/api/v4/exempt/types", IcrExemptionEndpoint::types)
        .on("GET", "/va/api/v4/exempt/image", IcrExemptionEndpoint::ofAccount)
        .on("GET", ACCOUNT_ISSUE, IcrExemptionEndpoint::get)
        .on("POST", ACCOUNT_ISSUE, IcrExemptionEndpoint::create)
        .on("DELETE", ACCOUNT_ISSUE, IcrExemptionEndpoint::delete)
        .on("GET", IMAGE_ISSUE, IcrExemptionEndpoint::get)
        .on("POST", IMAGE_ISSUE, IcrExemptionEndpoint::create)
        .on("DELETE", IMAGE_ISSUE, IcrExemptionEndpoint::delete)
        .on("GET", "/va/api/v4/exempt/image/{}", IcrExemptionEndpoint::ofResource)
        .on("GET", "/va/api/v4/exemptions/account", IcrExemptionEndpoint::all)
        .on("POST", "/va/api/v4/exemptions/deleteAll", IcrExemptionEndpoint::deleteAll)
        .on("GET", "/va/api/v4/exemptions/image/{}", IcrExemptionEndpoint::applying)
        .on("POST", "/va/api/v4/exemptions/images", IcrExemptionEndpoint::applyingToEach);
  }

  /** What the service had once. */
  private static ControlPlane retired(ControlPlane plane, @Nullable IcrBuildHook hook) {
    if (hook == null) {
      plane.onOpen("POST", "/api/v1/builds", IcrOperations::gone);
    } else {
      plane.onSlow("POST", "/api/v1/builds", new IcrBuildEndpoint(hook)::post);
    }
    return plane
        .onOpen("GET", "/api/v1/images/{}/vulnerabilities", IcrOperations::gone)
        .onOpen("GET", "/api/v1/tokens", IcrOperations::gone)
        .onOpen("POST", "/api/v1/tokens", IcrOperations::gone)
        .onOpen("DELETE", "/api/v1/tokens", IcrOperations::gone)
        .onOpen("GET", "/api/v1/tokens/{}", IcrOperations::gone)
        .onOpen("DELETE", "/api/v1/tokens/{}", IcrOperations::gone);
  }

  private static Reply gone(IncomingRequest request) {
    throw ControlRefusal.of("CRG", 410, "This operation has been discontinued.");
  }
}
