package dev.registrysdk.examples.cr;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A resource group for a namespace. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "namespace-assign",
    description = "Put a namespace that is in no resource group into one, for good.",
    footer = "  cr namespace-assign acme --resource-group Default")
final class NamespaceAssignCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The namespace.")
  private String namespace;

  @Option(
      names = {"-g", "--resource-group"},
      paramLabel = "GROUP",
      required = true,
      description = "The resource group, by name or id.")
  private String group;

  NamespaceAssignCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    String id = session.groups().id(group);
    session.client().namespaces().assign(namespace, id);
    output.result(new Json().with("namespace", namespace).with("resourceGroup", id), namespace);
  }
}
