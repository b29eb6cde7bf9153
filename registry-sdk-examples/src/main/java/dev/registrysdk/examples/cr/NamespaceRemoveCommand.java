package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.TrashedImage;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A namespace less. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "namespace-rm",
    description = "Delete a namespace with all its images and what the trash has of it, for good.",
    footer = "  cr namespace-rm acme")
final class NamespaceRemoveCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The namespace.")
  private String namespace;

  @Mixin private final Consent consent;

  NamespaceRemoveCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  void run(Session session) {
    consent.ask(
        "Delete the namespace " + namespace + " for good", () -> contents(session.client()));
    session.client().namespaces().delete(namespace);
    output.result(new Json().with("namespace", namespace), namespace);
  }

  private List<String> contents(RegistryClient client) {
    List<RepositorySummary> repositories = client.repositories().summaries(namespace);
    List<TrashedImage> trash = client.trash().list(namespace);
    Table table = new Table("Repository", "Images", "Size");
    repositories.forEach(one -> table.row(one.repository(), one.images(), Sizes.text(one.size())));
    List<String> lines = new ArrayList<>();
    if (repositories.isEmpty()) {
      lines.add("There are no images in " + namespace);
    } else {
      lines.addAll(table.lines());
    }
    lines.add("Images in the trash that cannot be restored then: " + trash.size());
    return lines;
  }
}
