package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.TrashedImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be restored. */
@Command(
    name = "trash-list",
    description = "List what was deleted in the last 30 days and can be restored.",
    footer = "  cr trash-list --restrict acme")
final class TrashListCommand extends ServiceCommand {
  @Option(
      names = "--restrict",
      paramLabel = "NAMESPACE[/REPOSITORY]",
      description = "Only what is in this namespace, or in this repository.")
  private @Nullable Restriction restriction;

  TrashListCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Optional<Restriction> only = Optional.ofNullable(restriction);
    List<TrashedImage> images =
        session
            .client()
            .trash()
            .list(list -> list.namespace(only.map(Restriction::namespace)))
            .stream()
            .filter(item -> only.map(it -> it.covers(item.image().repository())).orElse(true))
            .toList();
    Table table = new Table("Digest", "Days until expiry", "Tags");
    images.forEach(
        item -> table.row(item.image(), item.daysUntilExpiry(), Cells.list(item.tags())));
    output.table(
        new Json().with("trash", images.stream().map(TrashListCommand::json).toList()), table);
  }

  private static Json json(TrashedImage item) {
    return new Json()
        .with("image", item.image())
        .with("daysUntilExpiry", item.daysUntilExpiry())
        .with("tags", item.tags());
  }
}
