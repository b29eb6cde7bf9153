package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullSecretTest {
  private static final Credentials.Basic KEY = new Credentials.Basic("iamapikey", "s3cr3t");
  private static final PullSecret SECRET =
      PullSecret.builder()
          .name("acme-icr")
          .namespace("apps")
          .putRegistries("us.icr.io", KEY)
          .putRegistries("private.us.icr.io", KEY)
          .build();
  private static final String CONFIG =
      """
      {"auths":{"us.icr.io":{"username":"iamapikey","password":"s3cr3t",\
      "auth":"aWFtYXBpa2V5OnMzY3IzdA=="},"private.us.icr.io":{"username":"iamapikey",\
      "password":"s3cr3t","auth":"aWFtYXBpa2V5OnMzY3IzdA=="}}}""";

  @Test
  void yamlIsWhatKubectlApplies() {
    assertThat(SECRET.toYaml())
        .isEqualTo(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: "acme-icr"
              namespace: "apps"
            type: kubernetes.io/dockerconfigjson
            data:
              .dockerconfigjson: "%s"
            """
                .formatted(Lab.base64(CONFIG)));
  }

  @Test
  void jsonSaysTheSame() {
    assertThat(SECRET.toJson().replaceAll("\\s", ""))
        .isEqualTo(
            """
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"acme-icr","namespace":"apps"},\
            "type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"%s"}}"""
                .formatted(Lab.base64(CONFIG)));
  }

  @Test
  void bothAreReadAgain() {
    assertThat(PullSecret.parse(SECRET.toYaml())).isEqualTo(SECRET);
    assertThat(PullSecret.parse(SECRET.toJson())).isEqualTo(SECRET);
  }

  @Test
  void dockerHubHasItsOldNameInside() {
    PullSecret hub = PullSecret.builder().name("hub").putRegistries("docker.io", KEY).build();

    assertThat(hub.toJson())
        .contains(
            Lab.base64(
                "{\"auths\":{\"https://index.docker.io/v1/\":{\"username\":\"iamapikey\","
                    + "\"password\":\"s3cr3t\",\"auth\":\"aWFtYXBpa2V5OnMzY3IzdA==\"}}}"));
    assertThat(PullSecret.parse(hub.toYaml()).registries()).containsOnlyKeys("docker.io");
  }

  @Test
  void itAnswersForItsRegistriesOnTheDataPlane() {
    assertThat(SECRET.credentials(AuthTarget.data("us.icr.io"))).contains(KEY);
    assertThat(SECRET.credentials(AuthTarget.data("private.us.icr.io"))).contains(KEY);
    assertThat(SECRET.credentials(AuthTarget.control("us.icr.io"))).isEmpty();
    assertThat(SECRET.credentials(AuthTarget.data("icr.io"))).isEmpty();
    assertThat(SECRET.credentials(AuthTarget.data("us.icr.io:443"))).isEmpty();
  }

  @Test
  void itsTextHidesWhatIsSecret() {
    assertThat(SECRET.toString())
        .contains("acme-icr", "us.icr.io", "iamapikey")
        .doesNotContain("s3cr3t", Lab.base64("iamapikey:s3cr3t"));
  }

  @Test
  void plainTextAndOldFormsAreRead() {
    String manifest =
        """
        # written by hand
        kind: Secret
        apiVersion: v1
        metadata: {name: old, labels: {a: b}}
        type: kubernetes.io/dockercfg
        data:
          .dockercfg: |
            eyJodHRwczovL3VzLmljci5pby92MS8i
            OnsiYXV0aCI6IllXNXVPbmc9In19
        ---
        kind: Secret
        metadata:
          name: plain
        type: kubernetes.io/dockerconfigjson
        data: {.dockerconfigjson: 'bm90IHVzZWQ='}
        stringData:
          .dockerconfigjson: '{"auths":{"de.icr.io":{"username":"bob","password":"y"}}}'
        """;

    assertThat(PullSecret.parseAll(manifest))
        .containsExactly(
            PullSecret.builder()
                .name("old")
                .putRegistries("us.icr.io", new Credentials.Basic("ann", "x"))
                .build(),
            PullSecret.builder()
                .name("plain")
                .putRegistries("de.icr.io", new Credentials.Basic("bob", "y"))
                .build());
  }

  @Test
  void pullSecretsAreFoundInAList() {
    String json =
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"kind\":\"Pod\"},{\"kind\":\"Secret\","
            + "\"type\":\"Opaque\",\"data\":{}},"
            + SECRET.toJson()
            + "]}";

    assertThat(PullSecret.parseAll(json)).containsExactly(SECRET);
    assertThat(PullSecret.parse("\n" + json)).isEqualTo(SECRET);
    assertThat(PullSecret.parseAll("items:\n- " + SECRET.toYaml().strip().replace("\n", "\n  ")))
        .containsExactly(SECRET);
  }

  @Test
  void yamlWithBracesIsYaml() {
    String yaml =
        "{kind: Secret, type: kubernetes.io/dockerconfigjson, metadata: {name: a}, stringData:"
            + " {.dockerconfigjson: '{\"auths\":{\"us.icr.io\":{\"auth\":\"YW5uOng=\"}}}'}}";

    assertThat(PullSecret.parse(yaml).registries()).containsOnlyKeys("us.icr.io");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | One pull secret is wanted, and there are 0; parseAll reads them all",
        "'s3cr3t' | One pull secret is wanted, and there are 0; parseAll reads them all",
        "'{\"s3cr3t' | Could not read pull secrets: it is not JSON: it does not follow the"
            + " grammar",
        "'a: [s3cr3t' | Could not read pull secrets: it is not YAML, at line 1 column 11",
        "'a: *s3cr3t' | Could not read pull secrets: it has aliases, which a manifest does not need,"
            + " at line 1",
        "'{a: &x [b], c: *x}' | Could not read pull secrets: it is not JSON: it does not follow the"
            + " grammar",
        "'[s3cr3t]: b' | Could not read pull secrets: a key is not a text, at line 1",
        "'{\"kind\":\"x\",\"kind\":\"y\"}' | Could not read pull secrets: a member is there twice,"
            + " in kind",
        "'kind: s3cr3t, %' | One pull secret is wanted, and there are 0; parseAll reads them all"
      })
  void whatIsNoManifestIsRefusedWithoutBeingQuoted(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.parse(text))
        .withMessage(message)
        .withNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data: {} | data has no .dockerconfigjson",
        "data: | data has no .dockerconfigjson",
        "data: s3cr3t | data is not an object",
        "data: {.dockerconfigjson: 's3cr3t!'} | .dockerconfigjson is not base64",
        "data: {.dockerconfigjson: 'WyJzM2NyM3QiXQ=='} | it is not a JSON object",
        "stringData: {.dockerconfigjson: s3cr3t} | it is not JSON: it does not follow the grammar",
        "stringData: {.dockerconfigjson: '{\"auths\":{\"us.icr.io\":{\"auth\":\"s3cr3t\"}}}'} | in"
            + " the entry of us.icr.io, auth is not text in base64",
        "stringData: {.dockerconfigjson: '{\"auths\":{\"us.icr.io\":{\"identitytoken\":\"s3cr3t\"}}}'}"
            + " | in the entry of us.icr.io, there is a token in place of a password"
      })
  void aBrokenSecretIsNamed(String data, String reason) {
    String yaml =
        "kind: Secret\ntype: kubernetes.io/dockerconfigjson\nmetadata: {name: acme}\n" + data;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.parseAll(yaml))
        .withMessage("Could not read pull secrets: in the pull secret acme, " + reason)
        .withNoCause();
  }

  @Test
  void aSecretWithoutRegistriesIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.builder().name("a").build())
        .withMessage("The pull secret a has no registries; put in at least one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "-a", "a-", "a_b", "a..b", "a b", "a\nb"})
  void namesFollowTheRulesOfKubernetes(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.builder().name(name).putRegistries("us.icr.io", KEY).build())
        .withMessageStartingWith("Not a name for a secret: '")
        .withMessageEndingWith(
            "'; it has lower-case letters, digits and - (RFC 1123), at most 253 characters");
  }

  @Test
  void aNamespaceHasNoDot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.builder().from(SECRET).namespace("a.b").build())
        .withMessage(
            "Not a namespace for a secret: 'a.b'; it has lower-case letters, digits and -"
                + " (RFC 1123), at most 63 characters");
  }

  @Test
  void aKeyIsARegistryAndNoPattern() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.builder().name("a").putRegistries("*.icr.io", KEY).build())
        .withMessage(
            "Not a registry in the pull secret a: '*.icr.io'; write its host, for example"
                + " us.icr.io; there are no patterns");
  }

  @Test
  void twoSpellingsOfARegistryMustAgree() {
    PullSecret same =
        PullSecret.builder()
            .name("a")
            .putRegistries("https://us.icr.io", KEY)
            .putRegistries("us.icr.io", KEY)
            .build();

    assertThat(same.registries()).isEqualTo(Map.of("us.icr.io", KEY));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PullSecret.builder()
                    .from(same)
                    .putRegistries("https://us.icr.io", new Credentials.Basic("b", "s3cr3t"))
                    .build())
        .withMessage("The pull secret a has two logins for us.icr.io");
  }

  @Test
  void aLoginHasAUserName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PullSecret.builder()
                    .name("a")
                    .putRegistries("us.icr.io", new Credentials.Basic("", "s3cr3t"))
                    .build())
        .withMessage("The pull secret a has no user name for us.icr.io");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iambearer", "iamrefresh"})
  void tokensOfASessionAreNotWritten(String user) {
    PullSecret secret =
        PullSecret.builder()
            .name("a")
            .putRegistries("us.icr.io", new Credentials.Basic(user, "s3cr3t"))
            .build();

    for (Runnable write : List.<Runnable>of(secret::toYaml, secret::toJson)) {
      assertThatIllegalArgumentException()
          .isThrownBy(write::run)
          .withMessage(
              "The pull secret a would soon fail: the password of "
                  + user
                  + " ends with a session; use iamapikey with the API key of a service ID");
    }
  }

  @Test
  void deepAndHugeManifestsAreRefused() {
    for (String text : List.of("[".repeat(100_000), "- ".repeat(100_000), "{\"a\":".repeat(1000))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PullSecret.parseAll(text))
          .withMessageStartingWith("Could not read pull secrets: it is nested too deep");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PullSecret.parseAll("#".repeat(SecretReader.MAX_BYTES + 1)))
        .withMessage("Could not read pull secrets: it is larger than 2097152 bytes");
  }
}
