package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.Namespaces;
import dev.registrysdk.icr.model.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The namespaces of a region. */
@Command(
    name = "namespace-list",
    aliases = "namespaces",
    description = "List the namespaces of the account.",
    footer = "  cr namespace-list --region us-south --details")
final class NamespaceListCommand extends ServiceCommand {
  @Option(
      names = {"-v", "--details"},
      description = "Show the resource groups too, and when the namespaces were created.")
  private boolean details;

  NamespaceListCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Namespaces namespaces = session.client().namespaces();
    if (details) {
      details(namespaces.details(), session.groups().names());
      return;
    }
    List<String> names = namespaces.list();
    Table table = new Table("Namespace");
    names.forEach(table::row);
    output.table(new Json().with("namespaces", names), table);
  }

  private void details(List<Namespace> namespaces, Function<String, String> groups) {
    Table table = new Table("Namespace", "Resource Group", "Created");
    List<Json> objects = new ArrayList<>();
    for (Namespace namespace : namespaces) {
      Optional<String> group = namespace.resourceGroup().map(groups);
      table.row(namespace.name(), group.orElse(""), Cells.time(namespace.created()));
      objects.add(
          new Json()
              .with("name", namespace.name())
              .with("resourceGroup", namespace.resourceGroup())
              .with("resourceGroupName", group)
              .with("account", namespace.account())
              .with("crn", namespace.crn())
              .with("created", namespace.created()));
    }
    output.table(new Json().with("namespaces", objects), table);
  }
}
