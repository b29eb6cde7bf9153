package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionsTest {
  private static final String EXEMPTION =
      "{\"account_id\": \"a1\", \"issue_type\": \"cve\", \"issue_id\": \"CVE-2018-17929\","
          + " \"scope\": {\"scope_type\": \"repository\", \"namespace\": \"birds\","
          + " \"repository\": \"bluebird\", \"tag\": \"\"}}";
  private static final Exemption READ =
      Exemption.builder()
          .account("a1")
          .issueType("cve")
          .issueId("CVE-2018-17929")
          .scope(ExemptionScope.parse("birds/bluebird"))
          .build();
  private static final String BARE = "{\"issue_type\": \"sn\", \"issue_id\": \"DSA-1\"}";
  private static final Exemption BARE_READ =
      Exemption.builder().issueType("sn").issueId("DSA-1").build();

  private final VaLab lab = new VaLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private void assertRequest(String request) {
    assertThat(lab.request()).isEqualTo(request);
    assertThat(lab.header("Account")).isEqualTo(VaLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
  }

  @Test
  void listsAllOfTheAccount() {
    lab.answer(200, "[" + EXEMPTION + "," + BARE + "]");

    assertThat(lab.advisor().exemptions().all()).containsExactly(READ, BARE_READ);
    assertRequest("GET /va/api/v4/exemptions/account");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "*, ''",
    "birds, /birds",
    "birds/bluebird, /birds%2Fbluebird",
    "birds/a/b:1.0, /birds%2Fa%2Fb:1.0"
  })
  void listsThoseOfOneScope(String scope, String path) {
    lab.answer(200, "[" + EXEMPTION + "]");

    assertThat(lab.advisor().exemptions().list(scope)).containsExactly(READ);
    assertRequest("GET /va/api/v4/exempt/image" + path);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void readsAScopeOfAKindThatIsNew() {
    lab.answer(
        200,
        "[{\"issue_type\":\"cve\",\"issue_id\":\"C\",\"scope\":{\"scope_type\":\"label\","
            + "\"namespace\":null}}]");

    assertThat(lab.advisor().exemptions().all())
        .containsExactly(
            Exemption.builder()
                .issueType("cve")
                .issueId("C")
                .scope(ExemptionScope.builder().type("label").build())
                .build());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsWhatAppliesToAnImage(boolean includeScope) {
    lab.answer(200, "[" + EXEMPTION + "]");

    assertThat(
            lab.advisor()
                .exemptions()
                .applying(r -> r.scope(lab.image("birds/bluebird:1")).includeScope(includeScope)))
        .containsExactly(READ);
    assertRequest(
        "GET /va/api/v4/exemptions/image/birds%2Fbluebird:1?includeScope=" + includeScope);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void whatAppliesTellsItsScopeUnlessToldOtherwise() {
    lab.answer(200, "[]");

    assertThat(lab.advisor().exemptions().applying("birds")).isEmpty();
    assertRequest("GET /va/api/v4/exemptions/image/birds?includeScope=true");
  }

  @Test
  void nothingIsAboveTheAccount() {
    assertThatThrownBy(() -> lab.advisor().exemptions().applying("*"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing is above the account: use Exemptions.list(scope) for it, or all()");
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void listsThoseOfSeveralImages() {
    ImageReference one = ImageReference.parse(lab.image("birds/bluebird:1"));
    ImageReference two = ImageReference.parse(lab.image("birds/pigeon:2"));
    ImageReference three = ImageReference.parse(lab.image("birds/owl:3"));
    lab.answer(
        200,
        "{\""
            + one
            + "\":["
            + EXEMPTION
            + "],\"birds/pigeon:2\":["
            + BARE
            + "],\""
            + three
            + "\":null}");

    assertThat(lab.advisor().exemptions().ofImages(List.of(three, one, two, one)))
        .containsExactly(
            Map.entry(three, List.of()),
            Map.entry(one, List.of(READ)),
            Map.entry(two, List.of(BARE_READ)));
    assertRequest("POST /va/api/v4/exemptions/images");
    assertThat(lab.body()).isEqualTo("[\"" + three + "\",\"" + one + "\",\"" + two + "\"]");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void nothingIsAskedForNoImages() {
    assertThat(lab.advisor().exemptions().ofImages(List.of())).isEmpty();
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void nothingIsAskedWhenOneImageIsOfAnotherService() {
    assertThatThrownBy(
            () ->
                lab.advisor()
                    .exemptions()
                    .ofImages(
                        List.of(
                            ImageReference.parse(lab.image("birds/a:1")),
                            ImageReference.parse("alpine"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("not of docker.io");
    assertThat(lab.requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"*, ''", "birds, /birds", "birds/bluebird:1, /birds%2Fbluebird:1"})
  void findsOne(String scope, String path) {
    lab.answer(200, EXEMPTION);

    assertThat(lab.advisor().exemptions().find(scope, "cve", "CVE-2018-17929")).contains(READ);
    assertRequest("GET /va/api/v4/exempt/image" + path + "/issue/cve/CVE-2018-17929");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void findsNothingWhereThereIsNone() {
    lab.answer(404, "{}");

    assertThat(lab.advisor().exemptions().find("*", "cve", "C")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"*, ''", "birds, /birds", "birds/bluebird, /birds%2Fbluebird"})
  void createsOne(String scope, String path) {
    lab.answer(201, EXEMPTION);

    assertThat(lab.advisor().exemptions().create(scope, "cve", "CVE-2018-17929")).isEqualTo(READ);
    assertRequest("POST /va/api/v4/exempt/image" + path + "/issue/cve/CVE-2018-17929");
    assertThat(lab.body()).isEmpty();
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void anExemptionIsForTheAccountUnlessSaidOtherwise() {
    lab.answer(201, BARE);

    lab.advisor()
        .exemptions()
        .create(e -> e.issueType(ExemptionType.SECURITY_NOTICE).issueId("DSA-1"));

    assertRequest("POST /va/api/v4/exempt/image/issue/sn/DSA-1");
  }

  @ParameterizedTest
  @CsvSource({"*, ''", "birds, /birds", "birds/bluebird, /birds%2Fbluebird"})
  void deletesOne(String scope, String path) {
    lab.answer(200, "");

    lab.advisor().exemptions().delete(scope, "configuration", "a:b/c");

    assertRequest("DELETE /va/api/v4/exempt/image" + path + "/issue/configuration/a:b%2Fc");
  }

  @Test
  void aPageOfAProxyDoesNotMeanThatOneIsDeleted() {
    lab.answerPage();

    assertThatThrownBy(() -> lab.advisor().exemptions().delete("birds", "cve", "C"))
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not delete the exemption of cve C for %1$s/birds: the answer is not what it"
                + " should be: it is a page of HTML. Check the address of %1$s and any proxy in"
                + " between",
            lab.host());
  }

  @Test
  void oneThatIsNotThereCannotBeDeleted() {
    lab.answer(404, "{\"code\":\"BXNVA0001E\",\"message\":\"No such exemption\"}");

    assertThatThrownBy(() -> lab.advisor().exemptions().delete("birds", "cve", "C"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith(
            "Could not delete the exemption of cve C for "
                + lab.host()
                + "/birds: BXNVA0001E: No such exemption.");
  }

  @Test
  void whoMayNotChangeExemptionsIsDenied() {
    lab.answer(403, "{\"code\":\"CRG0020E\",\"message\":\"Not authorized\"}");

    assertThatThrownBy(() -> lab.advisor().exemptions().create("*", "cve", "C"))
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not create the exemption of cve C for the account in %1$s: CRG0020E: Not"
                + " authorized. Ask an administrator of the account for the IAM role on"
                + " container-registry that this takes; Writer does not include Reader, and"
                + " context-based restrictions refuse in the same words (POST"
                + " http://%1$s/va/api/v4/exempt/image/issue/cve/C answered 403)",
            lab.host());
  }

  @Test
  void deletesAll() {
    lab.answer(200, "{\"number_of_exemptions_deleted\": 25}");

    assertThat(lab.advisor().exemptions().deleteAll()).isEqualTo(25);
    assertRequest("POST /va/api/v4/exemptions/deleteAll");
    assertThat(lab.body()).isEmpty();
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aNumberThatIsNotToldIsNone() {
    lab.answer(200, "{}");

    assertThat(lab.advisor().exemptions().deleteAll()).isZero();
  }

  @Test
  void listsTheTypes() {
    lab.answer(
        200,
        "[{\"identifier\": \"cve\", \"display_name\": \"CVE\","
            + " \"translationKey\": \"exemption.cve\","
            + " \"validation_regex\": \"^CVE-[0-9]{4}-[0-9]+$\"},"
            + " {\"identifier\": \"sn\", \"translationKey\": null}]");

    assertThat(lab.advisor().exemptions().types())
        .containsExactly(
            ExemptionType.builder()
                .identifier("cve")
                .displayName("CVE")
                .translationKey("exemption.cve")
                .validationRegex("^CVE-[0-9]{4}-[0-9]+$")
                .build(),
            ExemptionType.builder().identifier("sn").build());
    assertRequest("GET /va/api/v4/exempt/types");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "..", ".", "a b", "-x", "ü", "a\n"})
  void anIssueIsNamedByVisibleAscii(String issue) {
    assertThatThrownBy(() -> lab.advisor().exemptions().create("*", "cve", issue))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The id of an issue is visible ASCII without white space, and starts with a letter or"
                + " digit: '"
                + issue
                + "'");
    assertThat(lab.requests).isEmpty();
  }
}
