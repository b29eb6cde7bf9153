package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.va.Exemption;
import dev.registrysdk.icr.va.ExemptionScope;

/**
 * An exemption, for people and for machines.
 *
 * @param scope where the issue does not count
 * @param issue the issue
 */
record Exempted(ExemptionScope scope, Exemption issue) {
  static Exempted of(Exemption exemption) {
    return new Exempted(exemption.scope().orElse(ExemptionScope.account()), exemption);
  }

  static Table table() {
    return new Table("Scope", "Issue type", "Issue ID");
  }

  Object[] cells() {
    return new Object[] {place(), issue.issueType(), issue.issueId()};
  }

  Json json() {
    return new Json()
        .with("scope", place())
        .with("issueType", issue.issueType())
        .with("issueId", issue.issueId());
  }

  /** The scope as it is given on the command line; without the registry, which is the region's. */
  private String place() {
    return scope.resource().orElse("*");
  }
}
