package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.va.Exemption;
import dev.registrysdk.icr.va.ExemptionScope;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An issue that counts again. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "exemption-rm",
    description = "Let an issue count again.",
    footer = "  cr exemption-rm --scope acme --issue-type cve --issue-id CVE-2024-0001")
final class ExemptionRemoveCommand extends ServiceCommand {
  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Where the issue does not count: * for the account (as it is unless given), NAMESPACE,"
              + " NAMESPACE/REPOSITORY, or an image in it.")
  private ExemptionScope scope = ExemptionScope.account();

  @Option(
      names = "--issue-type",
      paramLabel = "TYPE",
      required = true,
      description = "The kind of issue; 'cr exemption-types' lists them.")
  private String type;

  @Option(
      names = "--issue-id",
      paramLabel = "ID",
      required = true,
      description = "The issue, for example CVE-2024-0001.")
  private String id;

  ExemptionRemoveCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return scope.registry();
  }

  @Override
  void run(Session session) {
    session
        .client()
        .vulnerabilities()
        .exemptions()
        .delete(delete -> delete.scope(scope).issueType(type).issueId(id));
    Exempted exempted =
        new Exempted(scope, Exemption.builder().issueType(type).issueId(id).build());
    output.table(exempted.json(), Exempted.table().row(exempted.cells()));
  }
}
