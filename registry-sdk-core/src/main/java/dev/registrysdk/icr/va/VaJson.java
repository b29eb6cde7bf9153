package dev.registrysdk.icr.va;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.json.JsonFields;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.ImageReference;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How reports are read. Whatever an unscanned or unsupported image may lack is optional. */
final class VaJson {
  private static final JsonType<Optional<Instant>> MOMENT =
      JsonType.LONG.map(
          seconds -> seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds)));
  private static final JsonType<ScanStatus> STATUS = JsonType.TEXT.map(ScanStatus::new);
  private static final JsonType<VulnerablePackage> PACKAGE =
      JsonType.object(VulnerablePackage::builder)
          .required("package_name", JsonType.TEXT, VulnerablePackage.Builder::name)
          .optional("installed_version", JsonType.TEXT, VulnerablePackage.Builder::installedVersion)
          .optional("fix_version", JsonType.TEXT, VulnerablePackage.Builder::fixVersion)
          .optional("corrective_action", JsonType.TEXT, VulnerablePackage.Builder::correctiveAction)
          .optional("description", JsonType.TEXT, VulnerablePackage.Builder::description)
          .build(VulnerablePackage.Builder::build);
  private static final JsonType<SecurityNotice> NOTICE =
      JsonType.object(SecurityNotice::builder)
          .required("notice_id", JsonType.TEXT, SecurityNotice.Builder::id)
          .optional("notice", JsonType.TEXT, SecurityNotice.Builder::notice)
          .optional("summary", JsonType.TEXT, SecurityNotice.Builder::summary)
          .optional("notice_exempt", JsonType.FLAG, SecurityNotice.Builder::exempt)
          .optional(
              "vulnerable_packages",
              JsonType.listOf(PACKAGE),
              SecurityNotice.Builder::vulnerablePackages)
          .build(SecurityNotice.Builder::build);
  private static final JsonType<Vulnerability> VULNERABILITY =
      JsonType.object(Vulnerability::builder)
          .required("cve_id", JsonType.TEXT, Vulnerability.Builder::cve)
          .optional("summary", JsonType.TEXT, Vulnerability.Builder::summary)
          .optional("cve_exempt", JsonType.FLAG, Vulnerability.Builder::exempt)
          .optional("exempt_status", JsonType.TEXT, Vulnerability.Builder::exemptStatus)
          .optional(
              "security_notice_count", JsonType.INT, Vulnerability.Builder::securityNoticeCount)
          .optional(
              "exempt_security_notice_count",
              JsonType.INT,
              Vulnerability.Builder::exemptSecurityNoticeCount)
          .optional(
              "total_security_notice_count",
              JsonType.INT,
              Vulnerability.Builder::totalSecurityNoticeCount)
          .optional(
              "security_notices", JsonType.listOf(NOTICE), Vulnerability.Builder::securityNotices)
          .build(Vulnerability.Builder::build);
  private static final JsonType<ConfigurationIssue> ISSUE =
      JsonType.object(ConfigurationIssue::builder)
          .required("type", JsonType.TEXT, ConfigurationIssue.Builder::type)
          .optional("description", JsonType.TEXT, ConfigurationIssue.Builder::description)
          .optional(
              "corrective_action", JsonType.TEXT, ConfigurationIssue.Builder::correctiveAction)
          .optional("exempt", JsonType.FLAG, ConfigurationIssue.Builder::exempt)
          .optional("meta", JsonType.mapOf(JsonType.TEXT), ConfigurationIssue.Builder::meta)
          .build(ConfigurationIssue.Builder::build);
  private static final JsonType<Distribution> DISTRIBUTION =
      JsonType.object(Distribution::builder)
          .optional("distribution_id", JsonType.TEXT, Distribution.Builder::id)
          .optional("version_id", JsonType.TEXT, Distribution.Builder::version)
          .optional("version_code_name", JsonType.TEXT, Distribution.Builder::codeName)
          .build(Distribution.Builder::build);

  static final JsonType<ScanReport> REPORT =
      JsonType.object(ScanReport::builder)
          .optional("id", Wire.FILLED, ScanReport.Builder::id)
          .optional("status", STATUS, ScanReport.Builder::status)
          .optional("scan_time", MOMENT, ScanReport.Builder::scanned)
          .optional("os_distribution", DISTRIBUTION, ScanReport.Builder::distribution)
          .optional(
              "vulnerabilities",
              JsonType.listOf(VULNERABILITY),
              ScanReport.Builder::vulnerabilities)
          .optional(
              "configuration_issues",
              JsonType.listOf(ISSUE),
              ScanReport.Builder::configurationIssues)
          .build(ScanReport.Builder::build);
  private static final JsonType<Map<String, ScanReport>> REPORTS =
      only("assessments", JsonType.mapOf(REPORT), Map.of());
  static final JsonType<ScanSummary> SUMMARY =
      counted(JsonType.object(ScanSummary::builder), Function.identity())
          .build(ScanSummary.Builder::build);

  private VaJson() {}

  static JsonType<List<ImageScanSummary>> summaries(String host) {
    return only("images", JsonType.listOf(imageSummary(host)), List.of());
  }

  static JsonType<Map<ImageReference, ScanReport>> reports(String host) {
    return REPORTS.map(
        reports -> {
          Map<ImageReference, ScanReport> parsed = new LinkedHashMap<>();
          reports.forEach(
              (image, report) ->
                  parsed.put(ImageReference.parse(Wire.located(host, image)), report));
          return Collections.unmodifiableMap(parsed);
        });
  }

  /** The one member of an object that counts. */
  static <T> JsonType<T> only(String name, JsonType<T> type, T absent) {
    return JsonType.object(() -> new Holder<>(absent))
        .optional(name, type, (holder, value) -> holder.value = value)
        .build(holder -> holder.value);
  }

  private static final class Holder<T> {
    private T value;

    Holder(T absent) {
      value = absent;
    }
  }

  private static final class NamedSummary {
    final ImageScanSummary.Builder image = ImageScanSummary.builder();
    final ScanSummary.Builder counts = ScanSummary.builder();

    ImageScanSummary build() {
      return image.summary(counts.build()).build();
    }
  }

  private static JsonType<ImageScanSummary> imageSummary(String host) {
    JsonFields<NamedSummary> fields =
        JsonType.object(NamedSummary::new)
            .required(
                "name",
                JsonType.TEXT.map(name -> ImageReference.parse(Wire.located(host, name))),
                (summary, name) -> summary.image.image(name))
            .optional("created_time", MOMENT, (summary, time) -> summary.image.created(time));
    return counted(fields, summary -> summary.counts).build(NamedSummary::build);
  }

  private static <B> JsonFields<B> counted(
      JsonFields<B> fields, Function<B, ScanSummary.Builder> of) {
    return fields
        .optional("status", STATUS, (b, status) -> of.apply(b).status(status))
        .optional("scan_time", MOMENT, (b, time) -> of.apply(b).scanned(time))
        .optional("issue_count", JsonType.INT, (b, n) -> of.apply(b).issueCount(n))
        .optional("exempt_issue_count", JsonType.INT, (b, n) -> of.apply(b).exemptIssueCount(n))
        .optional("vulnerability_count", JsonType.INT, (b, n) -> of.apply(b).vulnerabilityCount(n))
        .optional(
            "exempt_vulnerability_count",
            JsonType.INT,
            (b, n) -> of.apply(b).exemptVulnerabilityCount(n))
        .optional(
            "configuration_issue_count",
            JsonType.INT,
            (b, n) -> of.apply(b).configurationIssueCount(n))
        .optional(
            "exempt_configuration_issue_count",
            JsonType.INT,
            (b, n) -> of.apply(b).exemptConfigurationIssueCount(n));
  }
}
