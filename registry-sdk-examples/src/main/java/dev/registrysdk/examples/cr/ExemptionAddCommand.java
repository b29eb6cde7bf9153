package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.va.Exemption;
import dev.registrysdk.icr.va.ExemptionScope;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An issue that does not count. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "exemption-add",
    description = "Let an issue not count, in the account or in a part of it.",
    footer = "  cr exemption-add --scope acme --issue-type cve --issue-id CVE-2024-0001")
final class ExemptionAddCommand extends ServiceCommand {
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

  ExemptionAddCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return scope.registry();
  }

  @Override
  void run(Session session) {
    Exemption made =
        session
            .client()
            .vulnerabilities()
            .exemptions()
            .create(create -> create.scope(scope).issueType(type).issueId(id));
    Exempted exempted = new Exempted(made.scope().orElse(scope), made);
    output.table(exempted.json(), Exempted.table().row(exempted.cells()));
  }
}
