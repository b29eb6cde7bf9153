package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.Region;
import picocli.CommandLine.Command;

/** Where, who and for which account. */
@Command(
    name = "info",
    description =
        "Show which region and account are in force, and who signs in; signs in for that.",
    footer = "  cr info --region us-south")
final class InfoCommand extends ServiceCommand {
  InfoCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Region region = session.region();
    String account = service.account().or(session::account).orElse("");
    output.table(
        new Json()
            .with("version", Version.text())
            .with("region", region.name())
            .with("registry", region.domain())
            .with("iam", service.iam())
            .with("account", account)
            .with("credentials", session.credentials()),
        new Table("cr", Version.text())
            .row("Region", region.name())
            .row("Registry", region.domain())
            .row("IAM", service.iam())
            .row("Account", account)
            .row("Credentials", session.credentials()));
  }
}
