package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.RetentionPolicies;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.RetentionPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A retention policy, run now. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "retention-run",
    description =
        "Delete now what a policy does not keep: that of the namespace, or one that is given, once.",
    footer = "  cr retention-run acme --images 10")
final class RetentionRunCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The namespace.")
  private String namespace;

  @Mixin private final Rule rule = new Rule();
  @Mixin private final Consent consent;

  RetentionRunCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  void run(Session session) {
    consent.refuseAlone("Delete what the policy does not keep");
    RetentionPolicies retention = session.client().retention();
    RetentionPolicy present = retention.get(namespace);
    RetentionPolicy policy = rule.isGiven() ? rule.apply(present) : present;
    Doomed doomed = new Doomed(retention.analyze(policy));
    output.note("Found " + doomed.images().size() + " images to delete");
    if (!doomed.images().isEmpty()) {
      consent.ask("Delete", doomed::lines);
    }
    BulkDeleteResult result =
        doomed.images().isEmpty()
            ? BulkDeleteResult.builder().build()
            : session.client().images().deleteAll(doomed.images());
    new Deletion(output, "Could not delete all that the policy does not keep")
        .tell(Rule.json(policy), doomed, result);
  }
}
