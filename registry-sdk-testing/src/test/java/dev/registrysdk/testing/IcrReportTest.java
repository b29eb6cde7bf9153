package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reports of Vulnerability Advisor. */
final class IcrReportTest {
  private static final String REPORT = "/va/api/v4/report/image/";
  private static final String STATUS = "/va/api/v4/report/image/status/";
  private static final String ISSUES = "/va/api/v4/exempt/image/issue/";

  private final InMemoryIcr icr = InMemoryIcr.builder().clock(new MutableClock()).start();
  private final IcrClient client = new IcrClient(icr);
  private final String image = client.image("birds/bluebird:1");
  private String digest = "";

  @BeforeEach
  void putImage() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
    digest = icr.putImage("birds/bluebird", "1", Instant.ofEpochSecond(1717430400));
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void aScanOfAnImageThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> icr.scan("birds/wren:1", IcrScan.clean()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no image birds/wren:1 to scan: push it first, or put it there with"
                + " putImage(…) or one of SampleImages");
  }

  @Test
  void imageIsUnscannedAtFirst() {
    assertThat(answer(client.get(REPORT + image)))
        .isEqualTo(
            "200 {\"id\":\""
                + digest.substring(7)
                + "\",\"status\":\"UNSCANNED\",\"scan_time\":0,"
                + "\"os_distribution\":{\"distribution_id\":\"\",\"version_id\":\"\","
                + "\"version_code_name\":\"\"},"
                + "\"configuration_issues\":[],\"vulnerabilities\":[]}");
  }

  @Test
  void reportHasEveryVulnerability() {
    icr.scan("birds/bluebird:1", vulnerable());

    assertThat(answer(client.get(REPORT + image)))
        .isEqualTo(
            "200 {\"id\":\""
                + digest.substring(7)
                + "\",\"status\":\"FAIL\",\"scan_time\":1893456000,"
                + "\"os_distribution\":{\"distribution_id\":\"debian\",\"version_id\":\"12\","
                + "\"version_code_name\":\"bookworm\"},\"configuration_issues\":[],"
                + "\"vulnerabilities\":[{\"cve_id\":\"CVE-2024-0001\","
                + "\"summary\":\"CVE-2024-0001 affects libfoo1.\",\"cve_exempt\":false,"
                + "\"exempt_status\":\"active\",\"security_notice_count\":1,"
                + "\"exempt_security_notice_count\":0,\"total_security_notice_count\":1,"
                + "\"security_notices\":[{\"notice_id\":\"DSA-0001-1\","
                + "\"notice\":\"https://security.example/DSA-0001-1\",\"notice_exempt\":false,"
                + "\"summary\":\"Update for libfoo1.\",\"vulnerable_packages\":[{"
                + "\"package_name\":\"libfoo1\",\"installed_version\":\"1.2-1\","
                + "\"fix_version\":\"1.2-2\","
                + "\"corrective_action\":\"Upgrade libfoo1 to 1.2-2 or later\","
                + "\"description\":\"\"}]}]}]}");
  }

  @Test
  void statusHasTheCounts() {
    icr.scan("birds/bluebird:1", vulnerable());

    assertThat(answer(client.get(STATUS + image)))
        .isEqualTo(
            "200 {\"status\":\"FAIL\",\"scan_time\":1893456000,\"issue_count\":1,"
                + "\"exempt_issue_count\":0,\"vulnerability_count\":1,"
                + "\"exempt_vulnerability_count\":0,\"configuration_issue_count\":0,"
                + "\"exempt_configuration_issue_count\":0}");
  }

  @Test
  void scanEndsAfterSomeRequests() {
    icr.scanAfter(2, "birds/bluebird:1", IcrScan.clean());

    assertThat(text(client.get(STATUS + image))).contains("UNSCANNED");
    assertThat(text(client.get("/va/api/v4/report/account"))).contains("UNSCANNED");
    assertThat(text(client.get(REPORT + image))).contains("UNSCANNED");
    assertThat(text(client.get(STATUS + image))).contains("\"status\":\"OK\"");
  }

  @Test
  void scanMayFail() {
    icr.scan("birds/bluebird@" + digest, IcrScan.unsupported());
    assertThat(text(client.get(STATUS + image))).contains("\"status\":\"UNSUPPORTED\"");

    icr.scan("birds/bluebird:1", IcrScan.incomplete());
    assertThat(text(client.get(STATUS + image))).contains("\"status\":\"INCOMPLETE\"");
  }

  @Test
  void exemptVulnerabilitiesLeaveAWarning() {
    icr.scan("birds/bluebird:1", vulnerable());

    client.post(ISSUES + "cve/CVE-2024-0001", "");

    assertThat(text(client.get(STATUS + image)))
        .contains("\"status\":\"WARN\"", "\"issue_count\":1,\"exempt_issue_count\":1");
    assertThat(text(client.get(REPORT + image)))
        .contains("\"cve_exempt\":true", "\"exempt_status\":\"exempt\"")
        .contains("\"security_notice_count\":0,\"exempt_security_notice_count\":1");
    assertThat(text(client.get("/api/v1/images?vulnerabilities=true")))
        .contains("\"Vulnerable\":\"false\"", "\"ExemptIssueCount\":1");
  }

  @Test
  void exemptNoticeMakesACveExemptInPart() {
    icr.scan(
        "birds/bluebird:1",
        vulnerable().withVulnerability("CVE-2024-0001", "DSA-0002-1", "libbar", "1", "2"));

    client.post(ISSUES + "sn/DSA-0001-1", "");

    assertThat(text(client.get(REPORT + image)))
        .contains("\"status\":\"FAIL\"", "\"exempt_status\":\"partial\"")
        .contains("\"notice_exempt\":true", "\"notice_exempt\":false");
    client.post(ISSUES + "sn/DSA-0002-1", "");
    assertThat(text(client.get(REPORT + image)))
        .contains("\"status\":\"WARN\"", "\"exempt_status\":\"exempt\"");
  }

  @Test
  void accountReportHasEveryTag() {
    icr.putImage("birds/pigeon", "2", Instant.EPOCH);
    icr.scan("birds/bluebird:1", vulnerable().withDistribution("ubuntu", "24.04", "noble"));

    assertThat(answer(client.get("/va/api/v4/report/account")))
        .startsWith("200 {\"assessments\":{\"" + icr.domain() + "/birds/bluebird:1\":{\"id\":\"")
        .contains("\"" + icr.domain() + "/birds/pigeon:2\":{", "\"noble\"");
    assertThat(
            answer(
                client.get(
                    "/va/api/v4/report/account/status?repository="
                        + client.image("birds/bluebird")
                        + "&includePrivate=true")))
        .isEqualTo(
            "200 {\"images\":[{\"name\":\""
                + icr.domain()
                + "/birds/bluebird:1\",\"created_time\":1717430400,\"status\":\"FAIL\","
                + "\"scan_time\":1893456000,\"issue_count\":1,\"exempt_issue_count\":0,"
                + "\"vulnerability_count\":1,\"exempt_vulnerability_count\":0,"
                + "\"configuration_issue_count\":0,\"exempt_configuration_issue_count\":0}]}");
    assertThat(answer(client.get("/va/api/v4/report/account?includePrivate=false")))
        .isEqualTo("200 {\"assessments\":{}}");
  }

  @Test
  void missingImageIsNotFound() {
    assertError(
        client.get(REPORT + client.image("birds/bluebird:9")),
        404,
        "CRI0404E",
        "The image was not found.");
  }

  private static IcrScan vulnerable() {
    return IcrScan.clean()
        .withVulnerability("CVE-2024-0001", "DSA-0001-1", "libfoo1", "1.2-1", "1.2-2");
  }
}
