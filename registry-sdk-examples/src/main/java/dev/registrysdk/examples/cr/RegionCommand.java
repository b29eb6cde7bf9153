package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;

/** The regions. */
@Command(
    name = "region",
    aliases = "regions",
    description = "List the regions, and mark the one that is in force. Nothing is sent.",
    footer = "  cr region --region us-south")
final class RegionCommand extends ServiceCommand {
  RegionCommand(Io io) {
    super(io);
  }

  @Override
  public void run() {
    Optional<Region> current = service.region();
    List<Region> all = new ArrayList<>(Region.all());
    current.filter(region -> all.stream().noneMatch(same(region))).ifPresent(all::add);
    Table table = new Table("", "Region", "Registry", "Aliases");
    List<Json> objects = new ArrayList<>();
    for (Region region : all) {
      boolean marked = current.filter(same(region)).isPresent();
      table.row(marked ? "*" : "", region.name(), region.domain(), Cells.list(region.aliases()));
      objects.add(
          new Json()
              .with("name", region.name())
              .with("registry", region.domain())
              .with("aliases", region.aliases()));
    }
    output.table(
        new Json().with("current", current.map(Region::domain)).with("regions", objects), table);
    if (current.isEmpty()) {
      output.note("No region is in force: give --region NAME, or set CR_REGION");
    }
  }

  @Override
  void run(Session session) {
    throw new IllegalStateException("Regions are known without a session");
  }

  private static Predicate<Region> same(Region region) {
    return other -> other.domain().equals(region.domain());
  }
}
