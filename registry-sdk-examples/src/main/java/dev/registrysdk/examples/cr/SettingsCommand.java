package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.Settings;
import dev.registrysdk.icr.model.AccountSettings;
import dev.registrysdk.icr.model.AuthOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings of the account. */
@Command(
    name = "settings",
    description = "Show the settings of the account in the region, or change them.",
    footer = "  cr settings --platform-metrics on")
final class SettingsCommand extends ServiceCommand {
  @Option(
      names = "--platform-metrics",
      paramLabel = "on|off",
      description = "Send metrics to the monitoring of the account, or stop that.")
  private @Nullable Switch platformMetrics;

  @Option(
      names = "--private-only",
      paramLabel = "on|off",
      description = "Refuse pushes and pulls over public networks, or allow them.")
  private @Nullable Switch privateOnly;

  @Mixin private final Consent consent;

  SettingsCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  void run(Session session) {
    Settings settings = session.client().settings();
    if (privateOnly == Switch.ON) {
      consent.ask(
          "Refuse public networks",
          () ->
              List.of(
                  "Clients outside the network of IBM Cloud will be shut out, this one maybe"
                      + " included"));
    }
    if (platformMetrics != null) {
      settings.setPlatformMetrics(platformMetrics == Switch.ON);
    }
    if (privateOnly != null) {
      settings.setPrivateOnly(privateOnly == Switch.ON);
    }
    show(settings.get(), settings.authOptions());
  }

  private void show(AccountSettings account, AuthOptions auth) {
    Table table = new Table("Setting", "Value");
    Json json = new Json();
    row(table, json, "Platform metrics", "platformMetrics", account.platformMetrics());
    row(table, json, "Private only", "privateOnly", auth.privateOnly());
    row(table, json, "IAM authorization", "iamAuthorization", auth.iamAuthorization());
    output.table(json, table);
  }

  private static void row(
      Table table, Json json, String title, String name, Optional<Boolean> value) {
    table.row(title, value.map(Switch::word).orElse(""));
    value.ifPresent(known -> json.with(name, (boolean) known));
  }
}
