package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.SummarizeRepositoriesRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The repositories of a region. */
@Command(
    name = "repository-list",
    aliases = "repositories",
    description = "List the repositories of the account, with the number and size of their images.",
    footer = "  cr repository-list --restrict acme")
final class RepositoryListCommand extends ServiceCommand {
  @Option(
      names = "--restrict",
      paramLabel = "NAMESPACE[/REPOSITORY]",
      description = "Only what is in this namespace, or this repository.")
  private @Nullable Restriction restriction;

  RepositoryListCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    List<RepositorySummary> repositories =
        session.client().repositories().summaries(request()).stream()
            .filter(one -> restriction == null || restriction.covers(one.repository()))
            .toList();
    Table table = new Table("Repository", "Images", "Untagged", "Size", "Newest");
    repositories.forEach(
        one ->
            table.row(
                one.repository(),
                one.images(),
                one.untagged(),
                Sizes.text(one.size()),
                Cells.time(one.newest())));
    output.table(
        new Json()
            .with("repositories", repositories.stream().map(RepositoryListCommand::json).toList()),
        table);
  }

  private SummarizeRepositoriesRequest request() {
    SummarizeRepositoriesRequest.Builder request = SummarizeRepositoriesRequest.builder();
    Optional.ofNullable(restriction).ifPresent(given -> request.addNamespaces(given.namespace()));
    return request.build();
  }

  private static Json json(RepositorySummary one) {
    return new Json()
        .with("repository", one.repository())
        .with("images", one.images())
        .with("untagged", one.untagged())
        .with("size", one.size())
        .with("newest", one.newest());
  }
}
