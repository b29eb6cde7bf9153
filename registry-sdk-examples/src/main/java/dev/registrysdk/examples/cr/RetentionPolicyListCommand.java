package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.RetentionPolicy;
import java.util.Collection;
import picocli.CommandLine.Command;

/** The retention policies of a region. */
@Command(
    name = "retention-policy-list",
    description = "List the retention policies of all namespaces.",
    footer = "  cr retention-policy-list --region us-south")
final class RetentionPolicyListCommand extends ServiceCommand {
  RetentionPolicyListCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    Collection<RetentionPolicy> policies = session.client().retention().list().values();
    Table table = Rule.table();
    policies.forEach(policy -> table.row(Rule.cells(policy)));
    output.table(new Json().with("policies", policies.stream().map(Rule::json).toList()), table);
  }
}
