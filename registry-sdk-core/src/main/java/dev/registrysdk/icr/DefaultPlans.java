package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.Plan;
import dev.registrysdk.icr.model.UpgradePlanRequest;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;

/** Plans over HTTP. */
final class DefaultPlans implements Plans {
  private static final JsonType<Plan> PLAN =
      JsonType.object(UpgradePlanRequest::builder)
          .required("plan", JsonType.TEXT.map(Plan::new), UpgradePlanRequest.Builder::plan)
          .build(read -> read.build().plan());

  private final Control<AccountApi> control;

  DefaultPlans(Control<AccountApi> control) {
    this.control = control;
  }

  @Override
  public Plan get() {
    return control.ask("Could not get the plan of " + control.host(), AccountApi::plan, PLAN);
  }

  @Override
  public void upgrade(UpgradePlanRequest request) {
    byte[] body =
        JsonText.write(json -> json.beginObject().text("plan", request.plan().name()).endObject());
    control.tell(
        "Could not upgrade the plan of " + control.host() + " to " + request.plan(),
        (api, spec, account) -> api.updatePlan(spec, account, JsonService.body(body)));
  }
}
