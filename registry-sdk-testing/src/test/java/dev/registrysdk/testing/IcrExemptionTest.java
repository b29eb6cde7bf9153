package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IcrExemptionTest {
  private static final String EXEMPT = "/va/api/v4/exempt/image";
  private static final String EXEMPTIONS = "/va/api/v4/exemptions";

  private final InMemoryIcr icr = InMemoryIcr.start();
  private final IcrClient client = new IcrClient(icr);

  @BeforeEach
  void createNamespaces() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
    icr.createNamespace(InMemoryIcr.ACCOUNT, "issue");
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void exemptionOfTheAccountComesAndGoes() {
    String path = EXEMPT + "/issue/cve/CVE-2018-9999";
    String exemption = exemption("CVE-2018-9999", "account", "", "", "");

    assertThat(answer(client.post(path, ""))).isEqualTo("201 " + exemption);
    assertThat(answer(client.post(path, ""))).isEqualTo("201 " + exemption);
    assertThat(answer(client.get(path))).isEqualTo("200 " + exemption);
    assertThat(answer(client.get(EXEMPT))).isEqualTo("200 [" + exemption + "]");
    assertThat(answer(client.delete(path))).isEqualTo("200 ");
    assertError(client.get(path), 404, "BXNVA0404E", "The exemption was not found.");
    assertError(client.delete(path), 404, "BXNVA0404E", "The exemption was not found.");
  }

  @Test
  void exemptionOfAResourceComesAndGoes() {
    String path = EXEMPT + "/birds%2Fbluebird:1/issue/cve/CVE-2018-9999";
    String exemption = exemption("CVE-2018-9999", "image", "birds", "bluebird", "1");

    assertThat(answer(client.post(path, ""))).isEqualTo("201 " + exemption);
    assertThat(answer(client.get(path))).isEqualTo("200 " + exemption);
    assertThat(answer(client.get(EXEMPT + "/" + client.image("birds/bluebird:1"))))
        .isEqualTo("200 [" + exemption + "]");
    assertThat(answer(client.get(EXEMPT))).isEqualTo("200 []");
    assertThat(answer(client.delete(path))).isEqualTo("200 ");
    assertThat(answer(client.get(EXEMPT + "/birds%2Fbluebird:1"))).isEqualTo("200 []");
  }

  @Test
  void everyKindOfScopeIsTold() {
    String digest = "sha256:" + "a".repeat(64);
    client.post(EXEMPT + "/birds/issue/cve/CVE-2018-0001", "");
    client.post(EXEMPT + "/issue%2Fa%2Fb/issue/cve/CVE-2018-0002", "");
    client.post(EXEMPT + "/birds%2Fx@" + digest + "/issue/cve/CVE-2018-0003", "");

    assertThat(answer(client.get(EXEMPTIONS + "/account")))
        .isEqualTo(
            "200 ["
                + exemption("CVE-2018-0001", "namespace", "birds", "", "")
                + ","
                + exemption("CVE-2018-0002", "repository", "issue", "a/b", "")
                + ","
                + exemption("CVE-2018-0003", "image", "birds", "x", digest)
                + "]");
  }

  @Test
  void widerScopesApplyToAnImage() {
    client.post(EXEMPT + "/issue/cve/CVE-2018-0001", "");
    client.post(EXEMPT + "/birds/issue/cve/CVE-2018-0002", "");
    client.post(EXEMPT + "/birds%2Fbluebird/issue/cve/CVE-2018-0003", "");
    client.post(EXEMPT + "/birds%2Fbluebird:1/issue/cve/CVE-2018-0004", "");
    client.post(EXEMPT + "/birds%2Fbluebird:2/issue/cve/CVE-2018-0005", "");

    assertThat(text(client.get(EXEMPTIONS + "/image/birds%2Fbluebird:1")))
        .contains("0001", "0002", "0003", "0004")
        .doesNotContain("0005", "scope");
    assertThat(text(client.get(EXEMPTIONS + "/image/birds?includeScope=true")))
        .isEqualTo(
            "["
                + exemption("CVE-2018-0001", "account", "", "", "")
                + ","
                + exemption("CVE-2018-0002", "namespace", "birds", "", "")
                + "]");
    assertThat(text(client.post(EXEMPTIONS + "/images", "[\"birds/pigeon:1\",\"birds\"]")))
        .isEqualTo(
            "{\"birds/pigeon:1\":["
                + exemption("CVE-2018-0001", "account", "", "", "")
                + ","
                + exemption("CVE-2018-0002", "namespace", "birds", "", "")
                + "],\"birds\":["
                + exemption("CVE-2018-0001", "account", "", "", "")
                + ","
                + exemption("CVE-2018-0002", "namespace", "birds", "", "")
                + "]}");
  }

  @Test
  void allExemptionsAreDeletedAtOnce() {
    client.post(EXEMPT + "/issue/cve/CVE-2018-0001", "");
    client.post(EXEMPT + "/birds/issue/sn/DSA-1", "");

    assertThat(answer(client.post(EXEMPTIONS + "/deleteAll", "")))
        .isEqualTo("200 {\"number_of_exemptions_deleted\":2}");
    assertThat(answer(client.get(EXEMPTIONS + "/account"))).isEqualTo("200 []");
  }

  @Test
  void typesAreFixed() {
    assertThat(answer(client.get("/va/api/v4/exempt/types")))
        .isEqualTo(
            "200 [{\"identifier\":\"cve\",\"display_name\":\"CVE\","
                + "\"translationKey\":\"exemption.cve\","
                + "\"validation_regex\":\"^CVE-[0-9]{4}-[0-9]+$\"},"
                + "{\"identifier\":\"sn\",\"display_name\":\"Security Notice\","
                + "\"translationKey\":\"exemption.sn\","
                + "\"validation_regex\":\"^[A-Za-z0-9][A-Za-z0-9:._-]*$\"},"
                + "{\"identifier\":\"configuration\",\"display_name\":\"Configuration Issue\","
                + "\"translationKey\":\"exemption.configuration\","
                + "\"validation_regex\":\"^[a-z0-9][a-z0-9:._-]*$\"}]");
  }

  @Test
  void badIssueIsRefused() {
    assertError(
        client.post(EXEMPT + "/issue/virus/X", ""),
        400,
        "BXNVA0400E",
        "The issue type must be cve, sn or configuration.");
    assertError(
        client.post(EXEMPT + "/issue/cve/X", ""),
        400,
        "BXNVA0400E",
        "The issue ID X does not match ^CVE-[0-9]{4}-[0-9]+$.");
    assertError(
        client.post(EXEMPT + "/fish/issue/cve/CVE-2018-0001", ""),
        403,
        "CRG0020E",
        "You are not authorized to access the specified resource.");
  }

  private static String exemption(
      String id, String type, String namespace, String repository, String tag) {
    return "{\"account_id\":\""
        + InMemoryIcr.ACCOUNT
        + "\",\"issue_type\":\"cve\",\"issue_id\":\""
        + id
        + "\",\"scope\":{\"scope_type\":\""
        + type
        + "\",\"namespace\":\""
        + namespace
        + "\",\"repository\":\""
        + repository
        + "\",\"tag\":\""
        + tag
        + "\"}}";
  }
}
