package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.testing.IcrScan;
import dev.registrysdk.testing.InMemoryIcr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vulnerability Advisor against a region that keeps what it is told. */
class AdvisorInProcessTest {
  private final InMemoryIcr region = InMemoryIcr.start();
  private final CredentialProvider credentials =
      CredentialProvider.of(region.address(), Credentials.bearerToken("token"));
  private final HttpPipeline pipeline = HttpPipeline.create(HttpOptions.defaults(), credentials);
  private final VulnerabilityAdvisor advisor =
      DefaultVulnerabilityAdvisor.of(
          Control.of(
              pipeline,
              VaApi.class,
              region.address(),
              credentials,
              Optional.of(InMemoryIcr.ACCOUNT)),
          new Patience(() -> 0, time -> {}));
  private final String image = region.address() + "/birds/bluebird:1";

  @BeforeEach
  void push() {
    region.createNamespace(InMemoryIcr.ACCOUNT, "birds");
    region.putImage("birds/bluebird", "1", Instant.parse("2024-05-14T09:21:33Z"));
  }

  @AfterEach
  void close() {
    pipeline.close();
    region.close();
  }

  private static IcrScan vulnerable() {
    return IcrScan.clean().withVulnerability("CVE-2024-0001", "DSA-1", "libfoo", "1.0", "1.1");
  }

  @Test
  void aScanIsWaitedFor() {
    region.scanAfter(2, "birds/bluebird:1", vulnerable());

    assertThat(advisor.status(image).status()).isEqualTo(ScanStatus.UNSCANNED);
    assertThat(advisor.awaitScan(image, Duration.ofMinutes(1)).status()).isEqualTo(ScanStatus.FAIL);
  }

  @Test
  void reportsAndStatusesAgree() {
    region.scan("birds/bluebird:1", vulnerable());

    ScanReport report = advisor.report(image);

    assertThat(report.vulnerabilities())
        .extracting(Vulnerability::cve)
        .containsExactly("CVE-2024-0001");
    assertThat(advisor.reports()).containsKey(ImageReference.parse(image));
    assertThat(advisor.reports(r -> r.repository(region.address() + "/birds/owl"))).isEmpty();
    assertThat(advisor.statuses())
        .extracting(ImageScanSummary::image)
        .containsExactly(ImageReference.parse(image));
    assertThat(advisor.status(image).status()).isEqualTo(report.status());
  }

  @Test
  void anExemptionCountsUntilItIsDeleted() {
    region.scan("birds/bluebird:1", vulnerable());
    Exemptions exemptions = advisor.exemptions();

    Exemption made = exemptions.create("birds/bluebird", ExemptionType.CVE, "CVE-2024-0001");

    assertThat(made.scope()).contains(ExemptionScope.parse("birds/bluebird"));
    assertThat(exemptions.find("birds/bluebird", ExemptionType.CVE, "CVE-2024-0001"))
        .contains(made);
    assertThat(exemptions.list("birds/bluebird")).containsExactly(made);
    assertThat(exemptions.list("*")).isEmpty();
    assertThat(exemptions.all()).containsExactly(made);
    assertThat(exemptions.applying(image)).containsExactly(made);
    assertThat(exemptions.ofImages(List.of(ImageReference.parse(image))).values())
        .containsExactly(List.of(made));
    assertThat(advisor.status(image).status()).isEqualTo(ScanStatus.WARN);

    exemptions.delete("birds/bluebird", ExemptionType.CVE, "CVE-2024-0001");
    assertThat(exemptions.find("birds/bluebird", ExemptionType.CVE, "CVE-2024-0001")).isEmpty();
    assertThat(advisor.status(image).status()).isEqualTo(ScanStatus.FAIL);
  }

  @Test
  void allExemptionsCanBeDeletedAtOnce() {
    advisor.exemptions().create("*", ExemptionType.CVE, "CVE-2024-0001");
    advisor.exemptions().create(image, ExemptionType.SECURITY_NOTICE, "DSA-1");

    assertThat(advisor.exemptions().deleteAll()).isEqualTo(2);
    assertThat(advisor.exemptions().all()).isEmpty();
    assertThat(advisor.exemptions().types())
        .extracting(ExemptionType::identifier)
        .contains(ExemptionType.CVE, ExemptionType.SECURITY_NOTICE);
  }
}
