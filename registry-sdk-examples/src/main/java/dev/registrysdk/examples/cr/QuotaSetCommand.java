package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.SetQuotaRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Limits for storage and traffic. */
@Command(
    name = "quota-set",
    description =
        "Set limits for storage and for pull traffic in a month, in megabytes of 1048576 bytes.",
    footer = "  cr quota-set --storage 2000 --traffic unlimited")
final class QuotaSetCommand extends ServiceCommand {
  @Option(
      names = "--storage",
      paramLabel = "MB",
      description = "What may be stored: megabytes, or unlimited.")
  private @Nullable Limit storage;

  @Option(
      names = "--traffic",
      paramLabel = "MB",
      description = "What may be pulled over the public network in a month, or unlimited.")
  private @Nullable Limit traffic;

  QuotaSetCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    SetQuotaRequest.Builder request = SetQuotaRequest.builder();
    Json json = new Json();
    Table table = new Table("Quota", "Limit");
    if (traffic != null) {
      request.traffic(traffic.bytes());
      tell("Pull traffic", "traffic", traffic, json, table);
    }
    if (storage != null) {
      request.storage(storage.bytes());
      tell("Storage", "storage", storage, json, table);
    }
    if (traffic == null && storage == null) {
      throw new IllegalArgumentException(
          "Which limit? Give --storage MB, --traffic MB, or both; 'unlimited' takes one away");
    }
    session.client().quota().set(request.build());
    output.table(json, table);
  }

  private static void tell(String title, String name, Limit limit, Json json, Table table) {
    OptionalLong bytes =
        limit.bytes() == SetQuotaRequest.UNLIMITED
            ? OptionalLong.empty()
            : OptionalLong.of(limit.bytes());
    table.row(title, Limit.text(bytes));
    json.with(name, new Json().with("limit", bytes));
  }
}
