package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.va.Exemption;
import dev.registrysdk.icr.va.ExemptionScope;
import dev.registrysdk.icr.va.Exemptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Issues that do not count. */
@Command(
    name = "exemption-list",
    aliases = "exemptions",
    description = "List the exemptions of the account, or those that apply to a part of it.",
    footer = "  cr exemption-list --scope acme/web:1.0")
final class ExemptionListCommand extends ServiceCommand {
  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Those that apply to this NAMESPACE, NAMESPACE/REPOSITORY or image; * for those of the"
              + " account as a whole.")
  private @Nullable ExemptionScope scope;

  ExemptionListCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.ofNullable(scope).flatMap(ExemptionScope::registry);
  }

  @Override
  void run(Session session) {
    List<Exempted> all =
        find(session.client().vulnerabilities().exemptions()).stream().map(Exempted::of).toList();
    Table table = Exempted.table();
    all.forEach(one -> table.row(one.cells()));
    output.table(new Json().with("exemptions", all.stream().map(Exempted::json).toList()), table);
  }

  private List<Exemption> find(Exemptions exemptions) {
    if (scope == null) {
      return exemptions.all();
    }
    ExemptionScope wanted = scope;
    return wanted.type().equals(ExemptionScope.ACCOUNT)
        ? exemptions.list(wanted)
        : exemptions.applying(request -> request.scope(wanted));
  }
}
