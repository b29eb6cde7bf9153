package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A scan seen by one account: which of its vulnerabilities that account has exempted, for an image
 * under one of its names.
 */
record IcrFindings(String digest, IcrScans.Entry entry, List<IcrExemption> exemptions) {
  /** What is known of an image under a tag or a digest. */
  static IcrFindings of(IcrWorld world, String account, IcrImage image, String tag) {
    return of(world, account, image, tag, world.scans().now(image.digest()));
  }

  /** The same for somebody who waits for the result. */
  static IcrFindings polled(IcrWorld world, String account, IcrImage image, String tag) {
    return of(world, account, image, tag, world.scans().poll(image.digest()));
  }

  private static IcrFindings of(
      IcrWorld world, String account, IcrImage image, String tag, IcrScans.Entry entry) {
    IcrExemption.Where byTag = IcrExemption.Where.of(image.repository() + ":" + tag);
    IcrExemption.Where byDigest = IcrExemption.Where.of(image.reference());
    return new IcrFindings(
        image.digest(),
        entry,
        world
            .exemptions()
            .of(
                account,
                exemption ->
                    exemption.where().contains(byTag) || exemption.where().contains(byDigest)));
  }

  String status() {
    IcrScan scan = entry.scan();
    if (scan.state() != IcrScan.State.SCANNED) {
      return scan.state().name();
    }
    if (count() == 0) {
      return "OK";
    }
    return exemptCount() == count() ? "WARN" : "FAIL";
  }

  /** The report of one image. */
  Map<String, Object> report() {
    IcrScan.Distribution system = entry.scan().distribution();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", digest.substring(digest.indexOf(':') + 1));
    json.put("status", status());
    json.put("scan_time", entry.time().getEpochSecond());
    // Empty rather than absent when nothing is known: the service's own client demands it.
    Map<String, Object> distribution = new LinkedHashMap<>();
    distribution.put("distribution_id", system.id());
    distribution.put("version_id", system.version());
    distribution.put("version_code_name", system.codeName());
    json.put("os_distribution", distribution);
    json.put("configuration_issues", List.of());
    json.put(
        "vulnerabilities",
        entry.scan().vulnerabilities().stream().map(this::vulnerability).toList());
    return json;
  }

  /** Status and counts. */
  Map<String, Object> summary() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", status());
    json.put("scan_time", entry.time().getEpochSecond());
    json.put("issue_count", count());
    json.put("exempt_issue_count", exemptCount());
    json.put("vulnerability_count", count());
    json.put("exempt_vulnerability_count", exemptCount());
    json.put("configuration_issue_count", 0);
    json.put("exempt_configuration_issue_count", 0);
    return json;
  }

  /** The counts as the list of images has them. */
  Map<String, Object> pascalCase() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Vulnerable", vulnerable());
    json.put("VulnerabilityCount", count());
    json.put("ConfigurationIssueCount", 0);
    json.put("IssueCount", count());
    json.put("ExemptIssueCount", exemptCount());
    return json;
  }

  /** The counts as the list of digests has them. */
  Map<String, Object> camelCase() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vulnerable", vulnerable());
    json.put("vulnerabilityCount", count());
    json.put("configurationIssueCount", 0);
    json.put("issueCount", count());
    json.put("exemptIssueCount", exemptCount());
    return json;
  }

  private String vulnerable() {
    return switch (status()) {
      case "FAIL" -> "true";
      case "OK", "WARN" -> "false";
      default -> status().toLowerCase(Locale.ROOT);
    };
  }

  private int count() {
    return entry.scan().vulnerabilities().size();
  }

  private int exemptCount() {
    return (int)
        entry.scan().vulnerabilities().stream()
            .filter(one -> exemptNotices(one) == one.notices().size())
            .count();
  }

  private Map<String, Object> vulnerability(IcrScan.Vulnerability one) {
    int all = one.notices().size();
    int exempt = exemptNotices(one);
    String partly = exempt == 0 ? "active" : "partial";
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cve_id", one.cveId());
    json.put("summary", one.cveId() + " affects " + one.notices().get(0).packageName() + ".");
    json.put("cve_exempt", isExempt("cve", one.cveId()));
    json.put("exempt_status", exempt == all ? "exempt" : partly);
    json.put("security_notice_count", all - exempt);
    json.put("exempt_security_notice_count", exempt);
    json.put("total_security_notice_count", all);
    List<Object> notices = new ArrayList<>();
    one.notices().forEach(notice -> notices.add(notice(notice)));
    json.put("security_notices", notices);
    return json;
  }

  private Map<String, Object> notice(IcrScan.Notice notice) {
    Map<String, Object> vulnerablePackage = new LinkedHashMap<>();
    vulnerablePackage.put("package_name", notice.packageName());
    vulnerablePackage.put("installed_version", notice.installedVersion());
    vulnerablePackage.put("fix_version", notice.fixVersion());
    vulnerablePackage.put(
        "corrective_action",
        "Upgrade " + notice.packageName() + " to " + notice.fixVersion() + " or later");
    vulnerablePackage.put("description", "");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("notice_id", notice.id());
    json.put("notice", "https://security.example/" + notice.id());
    json.put("notice_exempt", isExempt("sn", notice.id()));
    json.put("summary", "Update for " + notice.packageName() + ".");
    json.put("vulnerable_packages", List.of(vulnerablePackage));
    return json;
  }

  /** How many notices are exempt, by themselves or with their CVE. */
  private int exemptNotices(IcrScan.Vulnerability one) {
    if (isExempt("cve", one.cveId())) {
      return one.notices().size();
    }
    return (int) one.notices().stream().filter(notice -> isExempt("sn", notice.id())).count();
  }

  private boolean isExempt(String type, String id) {
    return exemptions.stream()
        .anyMatch(exemption -> exemption.type().equals(type) && exemption.id().equals(id));
  }
}
