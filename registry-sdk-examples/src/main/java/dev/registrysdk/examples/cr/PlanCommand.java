package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.Plan;
import picocli.CommandLine.Command;

/** The pricing plan. */
@Command(
    name = "plan",
    description = "Show the pricing plan of the account in the region.",
    footer = "  cr plan --region us-south")
final class PlanCommand extends ServiceCommand {
  PlanCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Plan plan = session.client().plan().get();
    output.result(new Json().with("plan", plan), plan);
  }
}
