package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.ImageReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private static final String REPORT =
      """
      {"id": "report-1", "status": "FAIL", "scan_time": 1767225600, "new": {},
       "os_distribution": {"distribution_id": "debian", "version_id": "11",
         "version_code_name": "bullseye"},
       "configuration_issues": [{"type": "t", "description": "d", "corrective_action": "c",
         "exempt": true, "meta": {"k": "v"}}],
       "vulnerabilities": [{"cve_id": "CVE-2024-0001", "summary": "Out-of-bounds read.",
         "cve_exempt": true, "exempt_status": "partial", "security_notice_count": 1,
         "exempt_security_notice_count": 2, "total_security_notice_count": 3,
         "security_notices": [{"notice_id": "DSA-0001-1", "notice": "https://security.example/1",
           "notice_exempt": true, "summary": "Update.", "vulnerable_packages": [
             {"package_name": "libfoo1", "installed_version": "1.2-1", "fix_version": "1.2-2",
              "corrective_action": "Upgrade libfoo1", "description": "Foo"}]}]}]}
      """;
  private static final String SUMMARY =
      "\"scan_time\": 1767225600, \"status\": \"FAIL\", \"issue_count\": 1,"
          + " \"exempt_issue_count\": 2, \"vulnerability_count\": 3,"
          + " \"exempt_vulnerability_count\": 4, \"configuration_issue_count\": 5,"
          + " \"exempt_configuration_issue_count\": 6";

  private final VaLab lab = new VaLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private static ScanReport report() {
    return ScanReport.builder()
        .id("report-1")
        .status(ScanStatus.FAIL)
        .scanned(Instant.ofEpochSecond(1767225600))
        .distribution(
            Distribution.builder().id("debian").version("11").codeName("bullseye").build())
        .addConfigurationIssues(
            ConfigurationIssue.builder()
                .type("t")
                .description("d")
                .correctiveAction("c")
                .exempt(true)
                .putMeta("k", "v")
                .build())
        .addVulnerabilities(
            Vulnerability.builder()
                .cve("CVE-2024-0001")
                .summary("Out-of-bounds read.")
                .exempt(true)
                .exemptStatus("partial")
                .securityNoticeCount(1)
                .exemptSecurityNoticeCount(2)
                .totalSecurityNoticeCount(3)
                .addSecurityNotices(notice())
                .build())
        .build();
  }

  private static SecurityNotice notice() {
    return SecurityNotice.builder()
        .id("DSA-0001-1")
        .notice("https://security.example/1")
        .summary("Update.")
        .exempt(true)
        .addVulnerablePackages(
            VulnerablePackage.builder()
                .name("libfoo1")
                .installedVersion("1.2-1")
                .fixVersion("1.2-2")
                .correctiveAction("Upgrade libfoo1")
                .description("Foo")
                .build())
        .build();
  }

  private static ScanSummary summary() {
    return ScanSummary.builder()
        .status(ScanStatus.FAIL)
        .scanned(Instant.ofEpochSecond(1767225600))
        .issueCount(1)
        .exemptIssueCount(2)
        .vulnerabilityCount(3)
        .exemptVulnerabilityCount(4)
        .configurationIssueCount(5)
        .exemptConfigurationIssueCount(6)
        .build();
  }

  @Test
  void readsTheReportOfAnImage() {
    lab.answer(200, REPORT);

    assertThat(lab.advisor().report(lab.image("birds/bluebird:1"))).isEqualTo(report());
    assertThat(lab.request())
        .isEqualTo("GET /va/api/v4/report/image/" + lab.host() + "%2Fbirds%2Fbluebird:1");
    assertThat(lab.header("Account")).isEqualTo(VaLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": \"\", \"status\": null, \"scan_time\": 0, \"os_distribution\": null,"
            + " \"vulnerabilities\": null, \"configuration_issues\": null}",
        "{\"status\": \"\", \"vulnerabilities\": [], \"configuration_issues\": []}"
      })
  void aReportMayLackEverything(String answer) {
    lab.answer(200, answer);

    assertThat(lab.advisor().report(lab.image("birds/bluebird:1")))
        .isEqualTo(ScanReport.builder().status(ScanStatus.UNKNOWN).build());
  }

  @Test
  void partsOfAReportMayLackMostThings() {
    lab.answer(
        200,
        "{\"status\":\"soon_here\",\"os_distribution\":{},\"vulnerabilities\":[{\"cve_id\":\"C\","
            + "\"security_notices\":[{\"notice_id\":\"N\",\"vulnerable_packages\":[{"
            + "\"package_name\":\"p\"}]}]}],\"configuration_issues\":[{\"type\":\"t\"}]}");

    ScanReport report = lab.advisor().report(lab.image("birds/bluebird:1"));

    assertThat(report.status()).hasToString("SOON_HERE");
    assertThat(report.distribution()).contains(Distribution.builder().build());
    assertThat(report.vulnerabilities())
        .containsExactly(
            Vulnerability.builder()
                .cve("C")
                .addSecurityNotices(
                    SecurityNotice.builder()
                        .id("N")
                        .addVulnerablePackages(VulnerablePackage.builder().name("p").build())
                        .build())
                .build());
    assertThat(report.configurationIssues())
        .containsExactly(ConfigurationIssue.builder().type("t").build());
  }

  @Test
  void anImageByDigestIsAskedForWithoutItsTag() {
    String digest = "sha256:" + "a".repeat(64);
    lab.answer(200, "{}");

    lab.advisor().report(lab.image("birds/bluebird:1@" + digest));

    assertThat(lab.request())
        .isEqualTo("GET /va/api/v4/report/image/" + lab.host() + "%2Fbirds%2Fbluebird@" + digest);
  }

  @Test
  void anImageWithoutATagIsTheLatest() {
    lab.answer(200, "{}");

    lab.advisor().report(lab.image("birds/bluebird"));

    assertThat(lab.request()).endsWith("%2Fbirds%2Fbluebird:latest");
  }

  @Test
  void readsTheStatusOfAnImage() {
    lab.answer(200, "{" + SUMMARY + "}");

    assertThat(lab.advisor().status(lab.image("birds/bluebird:1"))).isEqualTo(summary());
    assertThat(lab.request())
        .isEqualTo("GET /va/api/v4/report/image/status/" + lab.host() + "%2Fbirds%2Fbluebird:1");
    assertThat(lab.header("Account")).isEqualTo(VaLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aStatusMayLackItsNumbers() {
    lab.answer(200, "{\"status\":\"UNSCANNED\",\"scan_time\":null,\"issue_count\":null}");

    ScanSummary summary = lab.advisor().status(lab.image("birds/bluebird:1"));

    assertThat(summary).isEqualTo(ScanSummary.builder().status(ScanStatus.UNSCANNED).build());
    assertThat(summary.status().pending()).isTrue();
  }

  @Test
  void readsTheReportsOfTheAccount() {
    lab.answer(
        200,
        "{\"assessments\":{\"us.icr.io/birds/bluebird:1\":"
            + REPORT
            + ",\"us.icr.io/ants/a:2\":{},\"wolves/w:3\":null,\"wolves/w:4\":{}}}");

    assertThat(lab.advisor().reports())
        .containsExactly(
            Map.entry(ImageReference.parse("us.icr.io/birds/bluebird:1"), report()),
            Map.entry(ImageReference.parse("us.icr.io/ants/a:2"), ScanReport.builder().build()),
            Map.entry(ImageReference.parse(lab.image("wolves/w:4")), ScanReport.builder().build()));
    assertThat(lab.request()).isEqualTo("GET /va/api/v4/report/account");
    assertThat(lab.header("Account")).isEqualTo(VaLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void asksForTheReportsOfOneRepository() {
    lab.answer(200, "{\"assessments\":null}");

    assertThat(
            lab.advisor()
                .reports(
                    request ->
                        request
                            .repository(lab.image("birds/bluebird"))
                            .includeIbm(true)
                            .includePrivate(false)))
        .isEmpty();
    assertThat(lab.request())
        .isEqualTo(
            "GET /va/api/v4/report/account?repository="
                + lab.host().replace(":", "%3A")
                + "%2Fbirds%2Fbluebird&includeIBM=true&includePrivate=false");
  }

  @Test
  void readsTheStatusesOfTheAccount() {
    lab.answer(
        200,
        "{\"images\":[{\"name\":\"us.icr.io/birds/bluebird:1\",\"created_time\":1717430400,"
            + SUMMARY
            + "},{\"name\":\"us.icr.io/ants/a:2\",\"created_time\":0},null]}");

    assertThat(lab.advisor().statuses())
        .containsExactly(
            ImageScanSummary.builder()
                .image(ImageReference.parse("us.icr.io/birds/bluebird:1"))
                .created(Instant.ofEpochSecond(1717430400))
                .summary(summary())
                .build(),
            ImageScanSummary.builder()
                .image(ImageReference.parse("us.icr.io/ants/a:2"))
                .summary(ScanSummary.builder().build())
                .build());
    assertThat(lab.request()).isEqualTo("GET /va/api/v4/report/account/status");
    assertThat(lab.header("Account")).isEqualTo(VaLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aNameWithoutARegistryIsOfTheOneThatWasAsked() {
    lab.answer(200, "{\"images\":[{\"name\":\"birds/bluebird:1\"}]}");

    assertThat(lab.advisor().statuses())
        .extracting(ImageScanSummary::image)
        .containsExactly(ImageReference.parse(lab.image("birds/bluebird:1")));
  }

  @Test
  void asksForTheStatusesOfOneRepository() {
    lab.answer(200, "{\"images\":null}");

    assertThat(lab.advisor().statuses(r -> r.repository(lab.image("birds/bluebird")))).isEmpty();
    assertThat(lab.request())
        .isEqualTo(
            "GET /va/api/v4/report/account/status?repository="
                + lab.host().replace(":", "%3A")
                + "%2Fbirds%2Fbluebird");
  }

  @Test
  void anImageWithoutANameIsAnError() {
    lab.answer(200, "{\"images\":[{\"status\":\"OK\"}]}");

    assertThatThrownBy(() -> lab.advisor().statuses())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not get the vulnerability statuses of %1$s: the answer is not what it should be:"
                + " 'name' is missing at path $.images[0]. Check the address of %1$s and any proxy"
                + " in between",
            lab.host());
  }

  @Test
  void anImageThatIsNotScannedIsNotFound() {
    lab.answer(404, "{\"code\":\"BXNVA0009E\",\"message\":\"Not scanned yet.\"}");

    assertThatThrownBy(() -> lab.advisor().report(lab.image("birds/bluebird:1")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not get the vulnerability report of %1$s/birds/bluebird:1: BXNVA0009E: Not"
                + " scanned yet. Wait some minutes, for example with"
                + " vulnerabilities().awaitScan(…); only images with a tag are scanned (GET"
                + " http://%1$s/va/api/v4/report/image/%1$s%%2Fbirds%%2Fbluebird:1 answered 404)",
            lab.host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpine", "registry.example/a/b:1", "cp.icr.io/cp/a:1"})
  void anImageOfAnotherServiceIsNotAskedFor(String image) {
    String registry = ImageReference.parse(image).registry();

    assertThatThrownBy(() -> lab.advisor().status(image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Vulnerability Advisor knows images of %s and of the other regions of IBM Cloud"
                + " Container Registry, not of %s",
            lab.host(), registry);
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void aQuestionGoesToTheRegistryOfItsImage() {
    Registries registries = new Registries(lab.control("us.icr.io"));

    assertThat(registries.at("de.icr.io").host()).isEqualTo("de.icr.io");
    assertThat(registries.at("us.icr.io").host()).isEqualTo("us.icr.io");
    assertThat(registries.of(Optional.empty()).host()).isEqualTo("us.icr.io");
  }
}
