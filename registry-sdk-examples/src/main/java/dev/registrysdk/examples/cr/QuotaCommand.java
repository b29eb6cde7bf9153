package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.Quota;
import java.util.OptionalLong;
import picocli.CommandLine.Command;

/** What may be used, and what is. */
@Command(
    name = "quota",
    description = "Show the limits for storage and pull traffic, and what is used of them.",
    footer = "  cr quota --region us-south")
final class QuotaCommand extends ServiceCommand {
  QuotaCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Quota quota = session.client().quota().get();
    output.table(
        new Json()
            .with("storage", json(quota.storageLimit(), quota.storageUsed()))
            .with("traffic", json(quota.trafficLimit(), quota.trafficUsed())),
        new Table("Quota", "Limit", "Used")
            .row("Pull traffic", Limit.text(quota.trafficLimit()), Limit.text(quota.trafficUsed()))
            .row("Storage", Limit.text(quota.storageLimit()), Limit.text(quota.storageUsed())));
  }

  /** In bytes; without a limit there is none. */
  private static Json json(OptionalLong limit, long used) {
    return new Json().with("limit", limit).with("used", used);
  }
}
