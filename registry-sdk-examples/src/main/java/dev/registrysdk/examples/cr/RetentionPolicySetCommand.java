package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.RetentionPolicies;
import dev.registrysdk.icr.model.RetentionPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A retention policy for a namespace. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "retention-policy-set",
    description =
        "Set which images of a namespace are kept, in place of the policy it has. The service runs it every day, and may run it at once.",
    footer = "  cr retention-policy-set acme --images 10 --retain-untagged")
final class RetentionPolicySetCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The namespace.")
  private String namespace;

  @Mixin private final Rule rule = new Rule();
  @Mixin private final Consent consent;

  RetentionPolicySetCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  void run(Session session) {
    if (!rule.isGiven()) {
      throw new IllegalArgumentException(
          "What is to be kept? Give --images N, --images All, --retain-untagged or"
              + " --deletion-threshold-days DAYS");
    }
    RetentionPolicies retention = session.client().retention();
    RetentionPolicy policy = rule.apply(retention.get(namespace));
    Doomed doomed = new Doomed(retention.analyze(policy));
    if (!doomed.tags().isEmpty()) {
      consent.ask("Set the policy, which deletes these", doomed::lines);
    }
    retention.set(policy);
    output.table(
        Rule.json(policy).with("deletes", doomed.images()), Rule.table().row(Rule.cells(policy)));
  }
}
