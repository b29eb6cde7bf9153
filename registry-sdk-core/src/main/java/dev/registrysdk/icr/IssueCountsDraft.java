package dev.registrysdk.icr;

import dev.registrysdk.icr.model.IssueCounts;
import dev.registrysdk.json.JsonType;
import java.util.Optional;

/** The counts of Vulnerability Advisor as they are read: there is a result once one was there. */
final class IssueCountsDraft {
  /** The counts as an object of their own. */
  static final JsonType<Optional<IssueCounts>> REPORT =
      JsonType.object(IssueCountsDraft::new)
          .optional("vulnerable", JsonType.WORD, IssueCountsDraft::vulnerable)
          .optional("vulnerabilityCount", JsonType.INT, IssueCountsDraft::vulnerabilities)
          .optional("configurationIssueCount", JsonType.INT, IssueCountsDraft::configurationIssues)
          .optional("issueCount", JsonType.INT, IssueCountsDraft::issues)
          .optional("exemptIssueCount", JsonType.INT, IssueCountsDraft::exemptIssues)
          .build(IssueCountsDraft::counts)
          .ifObject(Optional.empty());

  private boolean there;
  private String vulnerable = "";
  private int vulnerabilities;
  private int configurationIssues;
  private int issues;
  private int exemptIssues;

  void vulnerable(String text) {
    there |= !text.isEmpty();
    vulnerable = text;
  }

  void vulnerabilities(int count) {
    there = true;
    vulnerabilities = count;
  }

  void configurationIssues(int count) {
    there = true;
    configurationIssues = count;
  }

  void issues(int count) {
    there = true;
    issues = count;
  }

  void exemptIssues(int count) {
    there = true;
    exemptIssues = count;
  }

  Optional<IssueCounts> counts() {
    return there
        ? Optional.of(
            IssueCounts.builder()
                .vulnerable(Optional.of(vulnerable).filter(text -> !text.isEmpty()))
                .vulnerabilities(vulnerabilities)
                .configurationIssues(configurationIssues)
                .issues(issues)
                .exemptIssues(exemptIssues)
                .build())
        : Optional.empty();
  }
}
