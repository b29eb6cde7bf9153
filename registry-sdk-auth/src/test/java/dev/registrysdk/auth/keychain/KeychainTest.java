package dev.registrysdk.auth.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.iam.IamEnvironment;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.error.AuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeychainTest {
  private static final AuthTarget ICR = AuthTarget.data("us.icr.io");
  private static final AuthTarget QUAY = AuthTarget.data("quay.io");

  @TempDir Path directory;
  private Path docker = Path.of("");

  @BeforeEach
  void signInToBoth() throws IOException {
    docker = directory.resolve("config.json");
    Files.writeString(
        docker,
        "{'auths':{'us.icr.io':{'username':'iamapikey','password':'of-docker'},".replace('\'', '"')
            + "'quay.io':{'username':'ann','password':'secret'}}}".replace('\'', '"'));
  }

  private Keychain keychain(Map<String, String> variables) {
    return Keychain.of(
        KeychainOptions.builder()
            .environment(
                IamEnvironment.builder()
                    .variables(variables)
                    .home(directory)
                    .directory(directory)
                    .build())
            .docker(DockerConfig.at(docker))
            .iam(IamOptions.builder().account("mine").addRegistries("front.example").build())
            .build());
  }

  @Test
  void theEnvironmentGoesBeforeTheLoginsOfDocker() {
    try (Keychain keychain = keychain(Map.of("IBMCLOUD_API_KEY", "of-environment"))) {
      assertThat(keychain.credentials(ICR))
          .contains(Credentials.basic("iamapikey", "of-environment"));
      assertThat(keychain.credentials(QUAY)).contains(Credentials.basic("ann", "secret"));
      assertThat(keychain.account(ICR)).contains("mine");
    }
  }

  @Test
  void withoutCredentialsInTheEnvironmentTheLoginsOfDockerCount() {
    try (Keychain keychain = keychain(Map.of())) {
      assertThat(keychain.credentials(ICR)).contains(Credentials.basic("iamapikey", "of-docker"));
      assertThat(keychain.account(ICR)).isEmpty();
    }
  }

  @Test
  void whereNothingIsKnownRequestsAreAnonymous() {
    try (Keychain keychain = keychain(Map.of("IBMCLOUD_API_KEY", "key"))) {
      assertThat(keychain.credentials(AuthTarget.data("ghcr.io"))).isEmpty();
    }
  }

  @Test
  void aControlPlaneThatIsNotNamedIsTold() {
    try (Keychain keychain = keychain(Map.of("IBMCLOUD_API_KEY", "key"))) {
      assertThat(keychain.withholds(AuthTarget.control("localhost:5000"))).isTrue();
      assertThat(keychain.withholds(AuthTarget.control("front.example"))).isFalse();
      assertThat(keychain.withholds(AuthTarget.data("localhost:5000"))).isFalse();
    }
  }

  @Test
  void brokenCredentialsForIbmCloudAreAnErrorThereAndNowhereElse() {
    try (Keychain keychain = keychain(Map.of("IBMCLOUD_API_KEY", "@nowhere"))) {
      assertThat(keychain.credentials(QUAY)).contains(Credentials.basic("ann", "secret"));
      assertThatThrownBy(() -> keychain.credentials(ICR))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Signing in to us.icr.io: Could not use IBMCLOUD_API_KEY: there is no file "
                  + directory.resolve("nowhere")
                  + ". Correct the setting, or remove it");
      assertThatThrownBy(() -> keychain.credentials(AuthTarget.data("front.example")))
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void aRefusalIsPassedOn() {
    try (Keychain keychain = keychain(Map.of("IC_IAM_TOKEN", "opaque"))) {
      keychain.refused(ICR, Credentials.basic("iambearer", "opaque"));
      assertThatThrownBy(() -> keychain.credentials(ICR))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("it was refused");
    }
  }

  @Test
  void itSaysWhereItLooks() {
    try (Keychain one = keychain(Map.of("IBMCLOUD_API_KEY", "planted"));
        Keychain two = keychain(Map.of());
        Keychain three = keychain(Map.of("IBMCLOUD_API_KEY", "{planted"))) {
      String rest =
          "; for all registries: credentials in [" + docker.toAbsolutePath() + "]; else anonymous";
      assertThat(one.describe())
          .isEqualTo(
              "For IBM Cloud: IAM credentials with the API key of IBMCLOUD_API_KEY at"
                  + " iam.cloud.ibm.com"
                  + rest);
      assertThat(two).hasToString("For IBM Cloud: nothing is configured" + rest);
      assertThat(three.describe())
          .startsWith("For IBM Cloud: not usable (Could not use IBMCLOUD_API_KEY: ")
          .doesNotContain("planted");
    }
  }

  @Test
  void theStandardKeychainLooksAtThisProcess() {
    try (Keychain keychain = Keychain.standard()) {
      assertThat(keychain.describe()).contains("For IBM Cloud: ", "for all registries: ");
    }
  }
}
