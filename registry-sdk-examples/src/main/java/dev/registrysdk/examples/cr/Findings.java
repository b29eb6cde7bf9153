package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.va.ConfigurationIssue;
import dev.registrysdk.icr.va.ScanReport;
import dev.registrysdk.icr.va.SecurityNotice;
import dev.registrysdk.icr.va.Vulnerability;
import dev.registrysdk.icr.va.VulnerablePackage;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is wrong with an image, for people and for machines.
 *
 * @param image how it was asked for
 * @param report what Vulnerability Advisor says
 */
record Findings(ImageReference image, ScanReport report) {
  /** Image, status, configuration issues and vulnerabilities. */
  Object[] summary() {
    return new Object[] {
      image, report.status(), report.configurationIssues().size(), report.vulnerabilities().size()
    };
  }

  /** A table of the vulnerabilities; nothing if there are none. */
  List<String> vulnerabilities(boolean extended) {
    if (report.vulnerabilities().isEmpty()) {
      return List.of();
    }
    return extended ? extended() : brief();
  }

  private List<String> brief() {
    Table table =
        new Table("Vulnerability ID", "Policy Status", "Affected Packages", "How to Resolve");
    for (Vulnerability vulnerability : report.vulnerabilities()) {
      table.row(
          vulnerability.cve(),
          policy(vulnerability),
          join(vulnerability, VulnerablePackage::name),
          join(vulnerability, VulnerablePackage::correctiveAction));
    }
    return table.lines();
  }

  private List<String> extended() {
    Table table =
        new Table(
            "Vulnerability ID",
            "Policy Status",
            "Security Notice",
            "Package",
            "Installed Version",
            "Fixed Version",
            "How to Resolve");
    for (Vulnerability vulnerability : report.vulnerabilities()) {
      for (SecurityNotice notice : vulnerability.securityNotices()) {
        for (VulnerablePackage one : notice.vulnerablePackages()) {
          table.row(
              vulnerability.cve(),
              policy(vulnerability),
              notice.id(),
              one.name(),
              one.installedVersion(),
              one.fixVersion(),
              one.correctiveAction());
        }
      }
    }
    return table.lines();
  }

  /** A table of the configuration issues; nothing if there are none. */
  List<String> configurationIssues() {
    if (report.configurationIssues().isEmpty()) {
      return List.of();
    }
    Table table =
        new Table("Configuration Issue ID", "Policy Status", "Security Practice", "How to Resolve");
    for (ConfigurationIssue issue : report.configurationIssues()) {
      table.row(
          issue.type(),
          issue.exempt() ? "Exempt" : "Active",
          issue.description(),
          issue.correctiveAction());
    }
    return table.lines();
  }

  Json json() {
    return new Json()
        .with("image", image)
        .with("status", report.status())
        .with("scanned", report.scanned())
        .with("vulnerabilities", report.vulnerabilities().stream().map(Findings::json).toList())
        .with(
            "configurationIssues",
            report.configurationIssues().stream().map(Findings::json).toList());
  }

  private static Json json(Vulnerability vulnerability) {
    return new Json()
        .with("id", vulnerability.cve())
        .with("policyStatus", policy(vulnerability))
        .with("summary", vulnerability.summary())
        .with(
            "securityNotices",
            vulnerability.securityNotices().stream().map(Findings::json).toList());
  }

  private static Json json(SecurityNotice notice) {
    return new Json()
        .with("id", notice.id())
        .with("notice", notice.notice())
        .with("exempt", notice.exempt())
        .with("packages", notice.vulnerablePackages().stream().map(Findings::json).toList());
  }

  private static Json json(VulnerablePackage one) {
    return new Json()
        .with("name", one.name())
        .with("installedVersion", one.installedVersion())
        .with("fixedVersion", one.fixVersion())
        .with("howToResolve", one.correctiveAction());
  }

  private static Json json(ConfigurationIssue issue) {
    return new Json()
        .with("id", issue.type())
        .with("exempt", issue.exempt())
        .with("description", issue.description())
        .with("howToResolve", issue.correctiveAction());
  }

  /** In the words of IBM's console; what the service says, if it says something new. */
  private static String policy(Vulnerability vulnerability) {
    return switch (vulnerability.exemptStatus()) {
      case "exempt" -> "Exempt";
      case "partial" -> "Partially exempt";
      case "active" -> "Active";
      case "" -> vulnerability.exempt() ? "Exempt" : "Active";
      default -> vulnerability.exemptStatus();
    };
  }

  private static String join(
      Vulnerability vulnerability, Function<VulnerablePackage, String> value) {
    return vulnerability.securityNotices().stream()
        .flatMap(notice -> notice.vulnerablePackages().stream())
        .map(value)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
