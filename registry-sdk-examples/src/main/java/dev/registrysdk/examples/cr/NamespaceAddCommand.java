package dev.registrysdk.examples.cr;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A namespace more. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "namespace-add",
    description = "Create a namespace; nothing happens if the account has it.",
    footer = "  cr namespace-add acme --region us-south")
final class NamespaceAddCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The namespace.")
  private String namespace;

  @Option(
      names = {"-g", "--resource-group"},
      paramLabel = "GROUP",
      description = "Put it into this resource group, by name or id; it can never be moved.")
  private @Nullable String group;

  NamespaceAddCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Optional<String> id = Optional.ofNullable(group).map(session.groups()::id);
    boolean created =
        session.client().namespaces().create(create -> create.name(namespace).resourceGroup(id));
    output.note(created ? "Created" : "The account has it already");
    output.result(new Json().with("namespace", namespace).with("created", created), namespace);
  }
}
