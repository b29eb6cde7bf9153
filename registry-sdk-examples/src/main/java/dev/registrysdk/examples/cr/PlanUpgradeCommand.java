package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.Plans;
import dev.registrysdk.icr.model.Plan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Another pricing plan. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "plan-upgrade",
    description =
        "Upgrade the pricing plan, for good; what exceeds the free allowance is charged from then on.",
    footer = "  cr plan-upgrade standard")
final class PlanUpgradeCommand extends ServiceCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PLAN",
      defaultValue = "standard",
      description = "The plan; ${DEFAULT-VALUE} unless given.")
  private String plan;

  @Mixin private final Consent consent;

  PlanUpgradeCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  void run(Session session) {
    Plan wanted = new Plan(plan);
    Plans plans = session.client().plan();
    consent.ask(
        "Upgrade to " + wanted + " for good",
        () ->
            List.of(
                "The plan is "
                    + plans.get()
                    + " now. There is no way back, and what exceeds the free allowance is"
                    + " charged"));
    plans.upgrade(upgrade -> upgrade.plan(wanted));
    output.result(new Json().with("plan", wanted), wanted);
  }
}
