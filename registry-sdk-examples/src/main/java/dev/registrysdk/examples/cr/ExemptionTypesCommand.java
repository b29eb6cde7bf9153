package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.va.ExemptionType;
import java.util.List;
import picocli.CommandLine.Command;

/** Kinds of issues. */
@Command(
    name = "exemption-types",
    description = "List the kinds of issues that can be exempted.",
    footer = "  cr exemption-types --region us-south")
final class ExemptionTypesCommand extends ServiceCommand {
  ExemptionTypesCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    List<ExemptionType> types = session.client().vulnerabilities().exemptions().types();
    Table table = new Table("Issue type", "Description");
    types.forEach(type -> table.row(type.identifier(), type.displayName()));
    output.table(
        new Json().with("types", types.stream().map(ExemptionTypesCommand::json).toList()), table);
  }

  private static Json json(ExemptionType type) {
    return new Json()
        .with("issueType", type.identifier())
        .with("description", type.displayName())
        .with("pattern", type.validationRegex());
  }
}
