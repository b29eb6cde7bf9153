package dev.registrysdk.testing;

import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that no request to a region or to IAM can match are refused at once. */
final class KnownPathsTest {
  private final InMemoryIam iam = InMemoryIam.start();
  private final InMemoryIcr icr = InMemoryIcr.start();

  @AfterEach
  void close() {
    icr.close();
    iam.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/identity/tokens, /identity/token",
    "/identiy/token, /identity/token",
    "/token, /identity/token",
    "/v1/apikey/*, /v1/apikeys/*",
    "/v1/serviceids/*/locks, /v1/serviceids/*/lock",
    "/v2/policy, /v2/policies"
  })
  void pathOfIamWithATypoIsCorrected(String wrong, String right) {
    assertThatThrownBy(() -> iam.faults().on(get(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No endpoint of IAM has a path like \""
                + wrong
                + "\": did you mean \""
                + right
                + "\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespace, /api/v1/namespaces",
    "/api/v1/image/*/json, /api/v1/images/*/json",
    "/api/v2/namespaces/acme, /api/v1/namespaces/acme",
    "/v1/images, /api/v1/images",
    "/va/api/v3/report/account, /va/api/v4/report/account",
    "/oauth/tokn, /oauth/token"
  })
  void pathOfARegionWithATypoIsCorrected(String wrong, String right) {
    assertThatThrownBy(() -> icr.faults().on(get(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No endpoint of IBM Cloud Container Registry has a path like \""
                + wrong
                + "\": did you mean \""
                + right
                + "\"?");
  }

  @Test
  void pathOfAnotherServerIsAnsweredWithWhatThereIs() {
    assertThatThrownBy(() -> iam.faults().on(get("/api/v1/retentions/acme")))
        .hasMessage(
            "No endpoint of IAM has a path like \"/api/v1/retentions/acme\". Its paths begin with"
                + " /identity, /v1, /instance_identity, /v2");
    assertThatThrownBy(() -> icr.faults().on(get("/instance_identity/v1/token")))
        .hasMessage(
            "No endpoint of IBM Cloud Container Registry has a path like"
                + " \"/instance_identity/v1/token\". Its paths begin with /api, /va, /v2, /oauth,"
                + " /storage");
  }

  @Test
  void dataPlaneOfARegionIsCheckedAsThatOfARegistry() {
    assertThatThrownBy(() -> icr.faults().on(get("/v2/*/manifest/*")))
        .hasMessage(
            "No request of a registry has a path like \"/v2/*/manifest/*\": did you mean"
                + " \"/v2/*/manifests/*\"?");
  }

  @Test
  void assertionsAreAboutPathsThatThereAre() {
    assertThatThrownBy(() -> assertThat(iam).didNotReceive(get("/identity/tokens")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> assertThat(icr).didNotReceive(get("/api/v1/namespace")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/**",
        "/*/token",
        "/identity/token/",
        "/identity/.well-known/openid-configuration",
        "/v1/apikeys/ApiKey-1/disable",
        "/v1/**",
        "/v2/policies/*"
      })
  void pathsOfIamAreTaken(String path) {
    assertThat(iam.requests(any(path))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/**",
        "/api/v1/namespaces/acme",
        "/api/v1/images/*/json",
        "/api/v1/images/us.icr.io/acme/web:1/json",
        "/api/v1/trash/*/restore",
        "/va/api/v4/report/image/status/*",
        "/va/api/v4/exempt/image/*/issue/cve/CVE-1",
        "/v2/",
        "/v2/*/manifests/*",
        "/oauth/token",
        "/storage/**"
      })
  void pathsOfARegionAreTaken(String path) {
    assertThat(icr.requests(any(path))).isEmpty();
  }

  @Test
  void anAsteriskStandsForTheWholeNameOfAnImage() {
    new IcrClient(icr, "t", InMemoryIcr.ACCOUNT)
        .get("/api/v1/images/" + icr.domain() + "%2Facme%2Fweb%3A1/json");

    assertThat(icr.requests(get("/api/v1/images/*/json"))).hasSize(1);
    assertThat(icr.requests(get("/api/v1/images/*/manifest"))).isEmpty();
  }

  @Test
  void patternIsNotEscaped() {
    assertThatThrownBy(() -> get("/api/v1/images/us.icr.io%2Facme%2Fweb/json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A request pattern is a path without percent escapes: write"
                + " \"/api/v1/images/us.icr.io/acme/web/json\", not"
                + " \"/api/v1/images/us.icr.io%2Facme%2Fweb/json\"");
  }
}
